import type { Literal } from './types';

/** The text between quotes that is being written: where it begins, and what it is compared with. */
export type OpenLiteral = { from: number; of: string | undefined };

/** Returns the literal that is open at the end of a query; undefined outside of one, and in a comment or a name. */
export function openLiteral(query: string): OpenLiteral | undefined {
  let inside: string | undefined;
  let from = 0;
  for (let at = 0; at < query.length; at++) {
    const [here, two] = [query[at], query.slice(at, at + 2)];
    if (inside === undefined) {
      inside = opening(here, two);
      from = at + 1;
    } else if (inside === "'" && here === '\\') at++;
    else if (query.startsWith(inside, at)) inside = undefined;
  }
  return inside === "'" ? { from, of: comparedWith(query.slice(0, from - 1)) } : undefined;
}

/** What ends a stretch of a query that begins here. */
function opening(here: string | undefined, two: string): string | undefined {
  if (two === '--') return '\n';
  if (two === '/*') return '*/';
  return here === "'" || here === '`' || here === '"' ? here : undefined;
}

const NAME = '([A-Za-z_][\\w.]*(?:\\.`[^`]+`)?)';
const LIST = "\\s*\\((?:\\s*'[^']*'\\s*,)*";
const COMPARED = new RegExp(`${NAME}\\s*(?:=|==|!=|<>|(?:NOT\\s+)?I?LIKE|(?:NOT\\s+)?IN${LIST})\\s*$`, 'i');

function comparedWith(before: string): string | undefined {
  return COMPARED.exec(before)?.[1];
}

/** Returns what may stand in a literal: examples of what it is compared with, or of every name when that is unknown. */
export function literalsFor({ of }: OpenLiteral, literals: Literal[]): Literal[] {
  if (of === undefined) return literals.filter((one) => one.of === 'event');
  const plain = of.replace(/`/g, '');
  const ends = (one: Literal) => plain === one.of || plain.endsWith(`.${one.of}`);
  return literals.filter(ends);
}

/** Returns text as it is written between quotes. */
export function quoted(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/'/g, "\\'");
}
