import { describe, expect, it } from 'vitest';
import type { LifecycleResult } from '../../api/types';
import { formatsFor } from '../../lib/format';
import { LIGHT } from '../../ui/chart/ink';
import { lifecycleRows, lifecycleView, statusPoint } from './lifecycle-model';
import { lifecycleOption } from './lifecycle-option';
import { toQuery } from './query';
import { asKind, freshDraft } from './start';
import { readDraft } from './url';

const labels = ['2026-01-05', '2026-01-12', '2026-01-19'];
const result: LifecycleResult = {
  complete: 1,
  series: [
    { name: 'new', labels, values: [5, 2, null] },
    { name: 'returning', labels, values: [3, 6, null] },
    { name: 'resurrecting', labels, values: [1, 0, null] },
    { name: 'dormant', labels, values: [-2, -3, null] },
  ],
};
const view = lifecycleView(result, (status) => status);

describe('a lifecycle', () => {
  it('grows by who is new or back less who went quiet, and says nothing of what has not begun', () => {
    expect(view.growth).toEqual([4, -1, null]);
  });

  it('opens the people of a status in a period', () => {
    expect(statusPoint(view.lines[3]!, '2026-01-12')).toEqual({ series: 3, label: '2026-01-12' });
  });

  it('leaves as a sheet with one column a status', () => {
    expect(lifecycleRows(view, 'Date', 'Change').slice(0, 2)).toEqual([
      ['Date', 'new', 'returning', 'resurrecting', 'dormant', 'Change'],
      ['2026-01-05', 5, 3, 1, -2, 4],
    ]);
  });

  it('is drawn pale where a period still runs', () => {
    const { series } = lifecycleOption(view, 'week', LIGHT, formatsFor('en')) as {
      series: { data: { value: unknown; itemStyle: { opacity: number } }[] }[];
    };
    expect(series[0]?.data.map((bar) => [bar.value, bar.itemStyle.opacity])).toEqual([
      [5, 1],
      [2, 0.45],
      ['-', 0.45],
    ]);
  });

  it('takes no breakdown along, which it could not answer', () => {
    const trend = { ...freshDraft('trend', [], '2026-01-31'), breakdown: { property: 'country' } };
    const draft = asKind(
      { ...trend, kind: 'trend', series: [{ event: 'A', math: 'total' }] },
      'lifecycle',
      [],
      '2026-01-31',
    );
    expect(draft.breakdown).toBeUndefined();
    expect(readDraft({ ...draft, breakdown: { property: 'country' } })).not.toHaveProperty('breakdown');
    expect(toQuery(draft, { timezone: 'UTC', today: '2026-01-31' })).toEqual({
      kind: 'lifecycle',
      date_from: '2025-11-09',
      date_to: '2026-01-31',
      timezone: 'UTC',
      activity: { event: 'A' },
      interval: 'week',
      new: 'first_match',
    });
  });
});
