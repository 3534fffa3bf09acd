import { ADVANCES } from './inter-advances';

const UNITS = 2048;
const WIDE_FROM = 0x1100;
const SIZE = /(\d*\.?\d+)px/;
const STRONG = /\b(bold|[5-9]00)\b/;

const MOST_REMEMBERED = 10_000;
const remembered = new Map<string, number>();

/** Returns how wide a line of text is in Inter (px), kerning apart; `font` is as in CSS: `500 12px …`. */
export function textWidth(text: string, font: string): number {
  const key = `${font}|${text}`;
  const before = remembered.get(key);
  if (before !== undefined) return before;
  const width = measured(text, font);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, width);
  return width;
}

/** A chart asks for each of its labels many times, and charts beside one another have the same dates. */
function measured(text: string, font: string): number {
  const size = Number(SIZE.exec(font)?.[1] ?? 12);
  const advances = STRONG.test(font) ? MEDIUM : REGULAR;
  let units = 0;
  for (const sign of text) units += advances.get(sign.codePointAt(0) ?? 0) ?? unknown(sign);
  return (units / UNITS) * size;
}

/** A sign that Inter lacks is drawn by another font: square from the Hangul block on, else of middling width. */
function unknown(sign: string): number {
  return (sign.codePointAt(0) ?? 0) >= WIDE_FROM ? UNITS : UNITS * 0.6;
}

const REGULAR = unpacked(ADVANCES.regular);
const MEDIUM = unpacked(ADVANCES.medium);

/** Returns the advance of each sign from runs of neighbours: the first sign's number, then their widths. */
function unpacked(runs: string[]): Map<number, number> {
  const known = new Map<number, number>();
  for (const run of runs) {
    const [first = 0, ...widths] = run.split(' ').map(Number);
    widths.forEach((width, place) => known.set(first + place, width));
  }
  return known;
}
