import { describe, expect, it } from 'vitest';
import type { LifecycleResult } from '../../api/types';
import { formatsFor } from '../../lib/format';
import { LIGHT } from '../../ui/chart/ink';
import { lifecycleRows, lifecycleView, markedStatus, statusPoint } from './lifecycle-model';
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
const words = { noValue: 'none', other: 'others', everybody: 'all people' };
const view = lifecycleView(result, (status) => status, 'All', words);

const heads = { date: 'Date', growth: 'Change', group: 'Group' };

describe('a lifecycle', () => {
  it('grows by who is new or back less who went quiet, and says nothing of what has not begun', () => {
    expect(view.all.growth).toEqual([4, -1, null]);
  });

  it('opens the people of a status in a period', () => {
    expect(statusPoint(view.all.lines[3]!, '2026-01-12')).toEqual({ series: 3, label: '2026-01-12' });
  });

  it('leaves as a sheet with one column a status', () => {
    expect(lifecycleRows(view, heads).slice(0, 2)).toEqual([
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

  it('takes the first part of a breakdown along', () => {
    const trend = { ...freshDraft('trend', [], '2026-01-31'), breakdown: { property: 'country' } };
    const draft = asKind(
      { ...trend, kind: 'trend', series: [{ event: 'A', math: 'total' }] },
      'lifecycle',
      [],
      '2026-01-31',
    );
    expect(readDraft({ ...draft, breakdown: { property: 'country', also: [{ trait: 'plan' }] } })).toEqual(
      draft,
    );
    expect(toQuery(draft, { timezone: 'UTC', today: '2026-01-31' })).toEqual({
      kind: 'lifecycle',
      date_from: '2025-11-09',
      date_to: '2026-01-31',
      timezone: 'UTC',
      breakdown: { property: 'country' },
      activity: { event: 'A' },
      interval: 'week',
      new: 'first_match',
    });
  });
});

describe('a lifecycle that is split', () => {
  const split: LifecycleResult = {
    ...result,
    breakdowns: [
      { value: '12', series: result.series },
      { value: null, series: result.series.map((line) => ({ ...line, values: [1, 1, null] })) },
    ],
    group_names: { 12: 'Buyers' },
  };
  const shown = lifecycleView(split, (status) => status, 'All', words);

  it('has a group for each value, a cohort by its name', () => {
    expect(shown.groups.map((group) => group.name)).toEqual(['Buyers', 'none']);
    expect(shown.groups[1]?.growth).toEqual([3, 3, null]);
  });

  it('is drawn as a panel a group, in which each column opens its own people', () => {
    const option = lifecycleOption(shown, 'week', LIGHT, formatsFor('en'));
    expect(option).toMatchObject({ grid: [{}, {}], xAxis: [{ gridIndex: 0 }, { gridIndex: 1 }] });
    expect(markedStatus(shown, 4)).toMatchObject({ key: 'new', breakdown: null });
    expect(statusPoint(markedStatus(shown, 3)!, labels[0]!)).toEqual({
      series: 3,
      label: '2026-01-05',
      breakdown: '12',
    });
  });

  it('leaves as a sheet with everybody before the groups', () => {
    const sheet = lifecycleRows(shown, heads);
    expect(sheet[0]?.slice(0, 3)).toEqual(['Group', 'Date', 'new']);
    expect(sheet.slice(1).map((row) => row[0])).toEqual([
      ...Array<string>(3).fill('All'),
      ...Array<string>(3).fill('Buyers'),
      ...Array<string>(3).fill('none'),
    ]);
  });
});
