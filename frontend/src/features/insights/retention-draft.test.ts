import { describe, expect, it } from 'vitest';
import type { RetentionDraft } from './draft';
import { toQuery } from './query';
import { columnName, columnsOf, writtenBrackets } from './retention-draft';
import { fromQuestion, toQuestion } from './saved';
import { readDraft } from './url';

const CLOCK = { timezone: 'UTC', today: '2026-01-31' };
const DRAFT: RetentionDraft = {
  kind: 'retention',
  range: { last: 12, unit: 'week' },
  first: { event: 'Signed Up' },
  return: { event: 'Order Completed' },
  interval: 'day',
  periods: 7,
  mode: 'first_time',
  bracket: 'on_or_before',
  clock: 'calendar',
  brackets: [1, 3, 7],
  min_count: 2,
  amount: { math: 'per_member', property: 'revenue' },
};

describe('columns wider than a period', () => {
  it('are read from a list that rises, and from nothing else', () => {
    expect(writtenBrackets('1, 3; 7')).toEqual([1, 3, 7]);
    for (const words of ['', '3, 1', '1, 1', '0', '1.5', 'x', '401'])
      expect(writtenBrackets(words)).toBeUndefined();
  });

  it('are called by their first and last period', () => {
    expect(columnsOf([1, 3, 7]).map(columnName)).toEqual(['0', '1', '2–3', '4–7']);
  });
});

describe('a retention with all its options', () => {
  it('survives the address and being kept', () => {
    expect(readDraft(JSON.parse(JSON.stringify(DRAFT)))).toEqual(DRAFT);
    const kept = toQuestion(DRAFT, CLOCK);
    expect(kept && fromQuestion(kept, CLOCK.today)).toEqual({ ...DRAFT, range: { last: 84, unit: 'day' } });
  });

  it('asks for no amount of a streak, nor of a property that is not chosen yet', () => {
    expect(toQuery({ ...DRAFT, bracket: 'streak' }, CLOCK)?.amount).toBeUndefined();
    const unfinished = { ...DRAFT, amount: { math: 'sum' as const, property: '' } };
    expect(toQuery(unfinished, CLOCK)?.amount).toBeUndefined();
    expect(toQuery(DRAFT, CLOCK)).toMatchObject({ brackets: [1, 3, 7], min_count: 2, amount: DRAFT.amount });
  });
});

describe('cohorts that are compared', () => {
  it('survive the address, also as numbers, each once', () => {
    const read = readDraft({ ...DRAFT, breakdown: { segment: [12, '12', '15', '$everybody', 'x'] } });
    expect(read?.breakdown).toEqual({ segment: ['12', '15', '$everybody'] });
    expect(toQuery({ ...DRAFT, breakdown: { segment: ['12'] } }, CLOCK)?.breakdown).toEqual({
      segment: ['12'],
    });
  });
});
