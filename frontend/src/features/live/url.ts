/** What the address of Live says: what the stream is narrowed to, and the message that is looked for. */
export type LiveSearch = { event?: string; person?: string; key?: string; message?: string };

/** Reads the address; what it does not know is left out. */
export function readLiveSearch(search: Record<string, unknown>): LiveSearch {
  return {
    event: text(search.event),
    person: text(search.person),
    key: text(search.key),
    message: text(search.message),
  };
}

// A number in the address is read as one; an id of digits is text all the same.
function text(value: unknown): string | undefined {
  const found = typeof value === 'number' ? String(value) : value;
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined;
}
