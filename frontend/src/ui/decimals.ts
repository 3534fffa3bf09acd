/** Returns what a language writes between a number and its decimals. */
export function decimalMarkOf(language: string): string {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.';
}

/**
 * Returns a text that came in one piece (pasted, dictated, filled in) with the decimals of the language where it has those
 * of the other: "0.5" is "0,5" in Spanish. A comma before three digits is one of thousands in English.
 */
export function withMark(text: string, mark: string): string {
  const other = mark === ',' ? '.' : ',';
  const [whole, decimals, ...more] = text.split(other);
  if (whole === undefined || decimals === undefined || more.length || text.includes(mark)) return text;
  const thousands = other === ',' && /^\d{3}$/.test(decimals) && Number(whole) !== 0;
  return thousands ? text : `${whole}${mark}${decimals}`;
}

/**
 * Writes a text into a field as a person does. React watches `value` of the field itself and takes what is written
 * there for what it knows already, so that no change would follow: the one of all fields is written through.
 */
export function write(field: { value: string }, text: string) {
  const all = Object.getPrototypeOf(field) as object;
  Object.getOwnPropertyDescriptor(all, 'value')?.set?.call(field, text);
}
