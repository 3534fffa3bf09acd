import { describe, expect, it } from 'vitest';
import type { Draft } from './draft';
import { freshDraft } from './start';
import { toQuery } from './query';
import { isSampled, marginsOf } from './sample-model';
import { fromQuestion } from './saved';
import { readDraft } from './url';

const CLOCK = { timezone: 'UTC', today: '2026-02-01' };

describe('a sample of the people', () => {
  it('is asked for by kinds that have one, and by no other', () => {
    for (const kind of ['trend', 'funnel', 'retention', 'lifecycle', 'sessions'] as const) {
      const draft = { ...freshDraft(kind, [], CLOCK.today), sample: 0.1 };
      const filled = JSON.parse(
        JSON.stringify(draft).replaceAll('"event":""', '"event":"A"'),
      ) as typeof draft;
      const sampled = ['trend', 'funnel', 'retention'].includes(kind);
      expect(toQuery(filled, CLOCK)?.sample).toBe(sampled ? 0.1 : undefined);
    }
  });

  it('is neither offered nor asked for where groups are counted', () => {
    const [A, B] = [{ event: 'A' }, { event: 'B' }];
    const counted = [
      { ...freshDraft('funnel', [], CLOCK.today), steps: [A, B], count: 'groups' },
      { ...freshDraft('retention', [], CLOCK.today), first: A, return: B, count: 'groups' },
      { ...freshDraft('trend', [], CLOCK.today), series: [{ ...A, math: 'groups' }] },
    ];
    for (const one of counted) {
      const draft = { ...one, sample: 0.1 } as Draft;
      expect(isSampled(draft)).toBe(false);
      expect(toQuery(draft, CLOCK)).not.toBeNull();
      expect(toQuery(draft, CLOCK)).not.toHaveProperty('sample');
    }
  });

  it('is kept by addresses and questions whatever share it is, as long as it is one', () => {
    const question = { kind: 'trend', series: [{ event: 'A', math: 'total' }], date_from: '-6d' };
    expect(fromQuestion({ ...question, sample: 0.3 }, CLOCK.today)).toMatchObject({ sample: 0.3 });
    for (const sample of [0, 1, 2, '0.5', null])
      expect(readDraft({ ...question, range: { last: 7, unit: 'day' }, sample })).not.toHaveProperty(
        'sample',
      );
  });

  it('has bounds of totals, of conversions and of those who came back', () => {
    const bounds = { low: 1, high: 2 };
    const series = [
      { name: 'A', breakdown: 'ES', total_bounds: bounds },
      { name: 'B', breakdown: null },
    ];
    expect(marginsOf('trend', { series } as never)).toEqual([{ name: 'A: ES', bounds, share: false }]);
    const steps = [
      { name: 'A', count_bounds: bounds },
      { name: 'B', conversion_bounds: bounds },
    ];
    expect(marginsOf('funnel', { steps } as never).map((one) => [one.name, one.share])).toEqual([
      ['1. A', false],
      ['2. B', true],
    ]);
    const means = { mean_bounds: [bounds, bounds, null] };
    expect(marginsOf('retention', means as never).map((one) => one.name)).toEqual(['1']);
    expect(marginsOf('retention', {} as never)).toEqual([]);
  });
});
