import { ALIASES } from './aliases';
import lines from './codes.json';

const NAMED_IN = ['en', 'en-GB', 'es'];
const namers = new Map<string, Intl.DisplayNames>();
let known: Map<string, string> | undefined;

/**
 * Returns the ISO 3166-1 alpha-2 code of a country written as its alpha-2 or alpha-3 code or as its name in English
 * or Spanish, whatever its case and accents; undefined for anything else. Kosovo is XK, as in the user-assigned range.
 */
export function countryOf(value: unknown): string | undefined {
  return typeof value === 'string' ? names().get(plain(value)) : undefined;
}

/** Returns the name of a country in a language. */
export function countryName(code: string, locale: string): string {
  return namer(locale).of(code) ?? code;
}

function names(): Map<string, string> {
  known ??= new Map([...spelled(), ...Object.entries(ALIASES)]);
  return known;
}

function* spelled(): Generator<[string, string]> {
  const codes = lines.map((line) => line.split(' '));
  for (const [two = ''] of codes) for (const locale of NAMED_IN) yield [plain(countryName(two, locale)), two];
  for (const [two = '', three = ''] of codes) {
    yield [plain(two), two];
    yield [plain(three), two];
  }
}

function namer(locale: string): Intl.DisplayNames {
  const made = namers.get(locale) ?? new Intl.DisplayNames([locale], { type: 'region' });
  namers.set(locale, made);
  return made;
}

/** Returns a name without case, accents and signs; “and” and “saint” as `Intl` has them in some names only. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\bsaint\b/g, 'st')
    .trim();
}
