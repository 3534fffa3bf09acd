import { describe, expect, it } from 'vitest';
import lines from './codes.json';
import { countryName, countryOf } from './index';

describe('a country', () => {
  it.each([
    ['ES', 'ES'],
    ['es', 'ES'],
    ['ESP', 'ES'],
    ['Spain', 'ES'],
    ['España', 'ES'],
    ['ESPAÑA', 'ES'],
    ['espana', 'ES'],
    ['Estados Unidos', 'US'],
    ['United States of America', 'US'],
    ['U.S.A.', 'US'],
    ['EE. UU.', 'US'],
    ['UK', 'GB'],
    ['Reino Unido', 'GB'],
    ['Alemania', 'DE'],
    ['Türkiye', 'TR'],
    ['Trinidad and Tobago', 'TT'],
    ['Trinidad & Tobago', 'TT'],
    ['Saint Lucia', 'LC'],
    ['Viet Nam', 'VN'],
    ['Corea del Sur', 'KR'],
    ['México', 'MX'],
    ['Côte d’Ivoire', 'CI'],
    ['XK', 'XK'],
  ])('is recognised as %s', (written, code) => {
    expect(countryOf(written)).toBe(code);
  });

  it.each(['', 'XX', 'Atlantis', 'Madrid', '$other', null, 724, true])('is not %s', (written) => {
    expect(countryOf(written)).toBeUndefined();
  });

  it('has a name of its own in both languages, by which it is recognised', () => {
    const codes = lines.map((line) => line.slice(0, 2));
    for (const locale of ['en-GB', 'es-ES']) {
      const names = codes.map((code) => countryName(code, locale));
      expect(new Set(names).size).toBe(codes.length);
      expect(names.map(countryOf)).toEqual(codes);
    }
  });
});
