import { describe, expect, it } from 'vitest';
import { bodyOf, freshReport, leftOf, weekdayName } from './model';
import { readReportSearch } from './url';

describe('a report in the editor', () => {
  it('is sent once it shows something and somebody reads it', () => {
    expect(bodyOf(freshReport('', '7', 'es'))).toBeNull();
    expect(bodyOf(freshReport('dashboard:3', undefined, 'es'))).toBeNull();
    const body = bodyOf(freshReport('dashboard:3', '7', 'es'));
    expect(body?.source).toEqual({ kind: 'dashboard', id: '3' });
    expect(body?.schedule).toMatchObject({ every: 'week', at: '08:00', weekday: 1 });
  });

  it('says who has left, inside and outside', () => {
    const outside = [
      { email: 'ana@other.example', left: true },
      { email: 'eva@other.example', left: false },
    ];
    expect(leftOf({ members_left: ['7'], outside })).toEqual(['7', 'ana@other.example']);
  });

  it('names days in the language of the page', () => {
    expect([1, 7].map((day) => weekdayName(day, 'es-ES'))).toEqual(['lunes', 'domingo']);
    expect(weekdayName(1, 'en-GB')).toBe('Monday');
  });
});

describe('the address of the reports', () => {
  it('holds what is edited and whose log is open, and nothing that cannot be read', () => {
    const search = { edit: 'new', show: 'insight:12', log: '4' };
    expect(readReportSearch(search)).toEqual(search);
    expect(readReportSearch({ edit: '7x', show: 'sql:1', log: 0 })).toEqual({});
  });
});
