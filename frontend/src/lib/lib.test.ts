import { describe, expect, it } from 'vitest';
import { type Condition, countLeaves, finished, opsFor, readCondition, readValue, withOp } from './condition';
import { toCsv } from './csv';
import { addMonths, dayOf, daysOf, hourIn, lengthInDays, todayIn } from './dates';
import { formatsFor } from './format';

describe('dates', () => {
  it('are those of the project, not of the browser', () => {
    const night = new Date('2026-03-28T23:30:00Z');
    expect([todayIn('UTC', night), todayIn('Europe/Madrid', night)]).toEqual(['2026-03-28', '2026-03-29']);
    expect(dayOf('2026-03-28T23:30:00Z', 'America/New_York')).toBe('2026-03-28');
    expect(hourIn('Asia/Kolkata', night)).toBe(5);
  });

  it('of a moving range end today and count it', () => {
    const days = daysOf({ last: 7, unit: 'day' }, '2026-03-07');
    expect([days, lengthInDays(days)]).toEqual([{ from: '2026-03-01', to: '2026-03-07' }, 7]);
  });

  it('a month earlier stay inside the shorter month', () => {
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  });
});

describe('formats', () => {
  it('group thousands also where the language would not', () => {
    expect(formatsFor('es').number(1204)).toBe('1.204');
    expect(formatsFor('en').number(1204.5)).toBe('1,204.5');
  });

  it('say nothing rather than zero where there is no value', () => {
    expect([formatsFor('en').number(null), formatsFor('en').percent(undefined)]).toEqual(['–', '–']);
  });

  it('choose the largest unit that fits a duration', () => {
    expect(formatsFor('en').duration(5400)).toBe('1.5 hrs');
  });
});

describe('a sheet', () => {
  it('quotes what would break a cell and disarms formulas', () => {
    expect(toCsv([['a,b', '=1+1', -2, null]])).toBe(`"a,b",'=1+1,-2,\r\n`);
  });
});

describe('conditions', () => {
  const unfinished: Condition = {
    all: [
      { property: 'country', op: 'eq', value: 'ES' },
      { trait: '', op: 'eq' },
    ],
  };

  it('are sent without their unfinished rows', () => {
    expect(finished(unfinished)).toEqual({ all: [{ property: 'country', op: 'eq', value: 'ES' }] });
    expect(finished({ any: [{ not: { trait: 'plan', op: 'in', value: [] } }] })).toBeUndefined();
    expect(countLeaves(unfinished)).toBe(1);
  });

  it('offer number comparisons for numbers and always presence', () => {
    expect(opsFor(['number'])).toContain('between');
    expect(opsFor(['boolean'])).toEqual(['eq', 'ne', 'is_set', 'is_not_set']);
  });

  it('keep their value when another comparison can use it', () => {
    const leaf = { property: 'country', op: 'eq', value: 'ES' } as const;
    expect(withOp(leaf, 'in').value).toEqual(['ES']);
    expect(withOp(withOp(leaf, 'in'), 'ne').value).toBe('ES');
    expect(withOp(leaf, 'is_set')).toEqual({ property: 'country', op: 'is_set' });
  });

  it('read typed text as the type of the property', () => {
    expect([
      readValue('12', ['number']),
      readValue('12', ['string']),
      readValue('true', ['boolean']),
    ]).toEqual([12, '12', true]);
  });

  it('from an address keep only what can be edited', () => {
    expect(
      readCondition({
        all: [
          { property: 'a', op: 'eq', value: 1 },
          { property: 'b', op: 'drop table' },
        ],
      }),
    ).toEqual({
      all: [{ property: 'a', op: 'eq', value: 1 }],
    });
  });
});
