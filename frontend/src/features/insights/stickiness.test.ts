import { describe, expect, it } from 'vitest';
import type { StickinessResult } from '../../api/types';
import { formatsFor } from '../../lib/format';
import { LIGHT } from '../../ui/chart/ink';
import { peopleBehind, toQuery } from './query';
import { asKind, freshDraft } from './start';
import { anyPoint, habitPoint, stickinessRows, stickinessView } from './stickiness-model';
import { stickinessOption } from './stickiness-option';

const exact: StickinessResult = {
  intervals: 3,
  series: [{ name: 'Visit', event: 'Visit', values: [4, 2, 1], total: 7 }],
};
const atLeast: StickinessResult = {
  intervals: 3,
  series: [{ name: 'Visit', event: 'Visit', values: [7, 3, 1], total: 7 }],
};

const words = { noValue: 'none', other: 'others' };

describe('stickiness', () => {
  it('has one average, whether people are counted exactly or at least', () => {
    const averages = [stickinessView(exact, false, words), stickinessView(atLeast, true, words)].map(
      (view) => view.habits[0]?.average,
    );
    expect(averages).toEqual([11 / 7, 11 / 7]);
  });

  it('has no average of nobody', () => {
    const nobody = { intervals: 1, series: [{ name: 'A', event: 'A', values: [0], total: 0 }] };
    expect(stickinessView(nobody, false, words)).toMatchObject({ empty: true, habits: [{ average: null }] });
  });

  it('opens a column, and everybody by asking for at least one', () => {
    const [habit] = stickinessView(exact, false, words).habits;
    const of = { kind: 'stickiness' as const };
    expect(peopleBehind(of, habitPoint(habit!, 2), 50, null)).toMatchObject({
      of,
      point: { series: 0, intervals: 2 },
    });
    expect(peopleBehind(of, anyPoint(habit!), 50, null)).toEqual({
      kind: 'people',
      of: { kind: 'stickiness', cumulative: true },
      point: { series: 0, intervals: 1 },
      limit: 50,
    });
  });

  it('is drawn with one column for each number of intervals', () => {
    const axis = { intervals: (count: string) => `${count} days` };
    const option = stickinessOption(stickinessView(exact, false, words), axis, LIGHT, formatsFor('en'));
    expect(option).toMatchObject({ xAxis: { data: ['1', '2', '3'] }, series: [{ data: [4, 2, 1] }] });
  });

  it('leaves as a sheet that ends with everybody', () => {
    expect(stickinessRows(stickinessView(exact, false, words), 'Days', 'All').at(-1)).toEqual(['All', 7]);
  });

  it('is split into a line for each group, which opens its own people', () => {
    const [line] = exact.series;
    const breakdowns = [
      { value: 'ES', values: [2, 1, 0], total: 3 },
      { value: '$other', values: [1, 0, 1], total: 2 },
    ];
    const view = stickinessView({ ...exact, series: [{ ...line!, breakdowns }] }, false, words);
    expect(view.habits.map(({ name, average }) => [name, average])).toEqual([
      ['ES', 4 / 3],
      ['others', 2],
    ]);
    expect(habitPoint(view.habits[0]!, 1)).toEqual({ series: 0, intervals: 1, breakdown: 'ES' });
  });

  it('asks about every event a question before it was about', () => {
    const funnel = freshDraft('funnel', [], '2026-01-31');
    if (funnel.kind !== 'funnel') throw new Error('not a funnel');
    const draft = asKind(
      { ...funnel, steps: [{ event: 'A' }, { event: 'B' }] },
      'stickiness',
      [],
      '2026-01-31',
    );
    expect(toQuery(draft, { timezone: 'UTC', today: '2026-01-31' })).toMatchObject({
      kind: 'stickiness',
      series: [{ event: 'A' }, { event: 'B' }],
      interval: 'day',
      min_count: 1,
    });
  });
});
