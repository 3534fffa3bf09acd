import { describe, expect, it } from 'vitest';
import type { TrendSeries } from '../../api/types';
import type { TrendDraft } from './draft';
import { flatLines, MOST_LINES, pointOf, trendRows, trendView, wholePointOf } from './trend-model';

const words = {
  noValue: '(none)',
  other: 'Other',
  previous: (name: string) => `${name}, before`,
  measure: ({ math }: { math: string }) => math,
};
const draft: TrendDraft = {
  kind: 'trend',
  range: { last: 2, unit: 'day' },
  series: [{ event: 'Order Completed', math: 'total' }],
};
const series = (values: (number | null)[], breakdown: string | null = null): TrendSeries => ({
  name: 'Order Completed',
  event: 'Order Completed',
  breakdown,
  labels: values.map((_, index) => `2026-01-0${index + 1}`),
  values,
  total: values.reduce((sum: number, value) => sum + (value ?? 0), 0),
});

describe('a trend', () => {
  it('with one series has one line whose points open people', () => {
    const view = trendView({ series: [series([1, 2])], complete: 2 }, draft, words);
    expect(view.drawn.map((line) => line.name)).toEqual(['Order Completed']);
    expect(pointOf(view.drawn[0]!, '2026-01-02')).toEqual({ series: 0, label: '2026-01-02' });
  });

  it('with groups draws the largest and leaves the rest to the table', () => {
    const groups = Array.from({ length: 8 }, (_, index) => series([index + 1], `C${index}`));
    const view = trendView(
      { series: groups, complete: 2 },
      { ...draft, breakdown: { property: 'country' } },
      words,
    );
    expect(view.drawn).toHaveLength(MOST_LINES);
    expect(view.drawn[0]?.name).toBe('C7');
    expect([view.more, view.lines.length]).toEqual([2, 8]);
  });

  it('names people without a value and everything beyond the limit in words', () => {
    const result = { series: [series([2], null), series([1], '$other')], complete: 2 };
    const view = trendView(result, { ...draft, breakdown: { property: 'country' } }, words);
    expect(view.lines.map((line) => line.name)).toEqual(['(none)', 'Other']);
    expect(pointOf(view.lines[0]!, 'x')).toEqual({ series: 0, label: 'x', breakdown: null });
  });

  it('compared with the period before keeps that period’s own dates for its people', () => {
    const before = { ...series([3]), labels: ['2025-12-31'] };
    const view = trendView(
      { series: [series([1])], compare: [before], complete: 1 },
      { ...draft, compare: 'previous_period' },
      words,
    );
    const line = view.drawn[1]!;
    expect([line.name, pointOf(line, line.labels[0]!)]).toEqual([
      'Order Completed, before',
      { series: 0, label: '2025-12-31', compare: true },
    ]);
  });

  it('says what is measured where an event comes twice, and each line opens the people of its own measure', () => {
    const twice: TrendDraft = {
      ...draft,
      series: [
        { event: 'Order Completed', math: 'sum', property: 'revenue' },
        { event: 'Order Completed', math: 'persons' },
      ],
    };
    const view = trendView({ series: [series([9]), series([2])], complete: 1 }, twice, words);
    expect(view.drawn.map((line) => line.name)).toEqual([
      'sum · Order Completed',
      'persons · Order Completed',
    ]);
    const split = { ...twice, breakdown: { property: 'country' } };
    const of = (place: number, value: number, group: string) => ({
      ...series([value], group),
      series: place,
    });
    const groups = [of(0, 9, 'ES'), of(0, 8, 'MX'), of(1, 2, 'US'), of(1, 1, 'MX')];
    const apart = trendView({ series: groups, complete: 1 }, split, words);
    expect(apart.lines.map((line) => [line.name, line.seriesIndex])).toEqual([
      ['sum · Order Completed · ES', 0],
      ['sum · Order Completed · MX', 0],
      ['persons · Order Completed · US', 1],
      ['persons · Order Completed · MX', 1],
    ]);
    expect(pointOf(apart.lines[2]!, 'x')).toEqual({ series: 1, label: 'x', breakdown: 'US' });
  });

  it('tells two filters of one measure apart by their letters', () => {
    const same = { ...draft, series: [draft.series[0]!, draft.series[0]!] };
    const view = trendView({ series: [series([9]), series([2])], complete: 1 }, same, words);
    expect(view.drawn.map((line) => line.name)).toEqual([
      'total · Order Completed (A)',
      'total · Order Completed (B)',
    ]);
  });

  it('finds the lines that would lie flat beside others of another measure', () => {
    const two: TrendDraft = { ...draft, series: [draft.series[0]!, { event: 'Signed Up', math: 'total' }] };
    const small = { ...series([4]), name: 'Signed Up', event: 'Signed Up' };
    const flatOf = (most: number) =>
      flatLines(trendView({ series: [series([most]), small], complete: 1 }, two, words)).map(
        (one) => one.name,
      );
    expect(flatOf(81)).toEqual(['Signed Up']);
    expect(flatOf(80)).toEqual([]);
  });

  it('compared with days before the first event has nothing there, not zero', () => {
    const before = { ...series([0, 0]), labels: ['2025-12-30', '2025-12-31'] };
    const asked = { ...draft, compare: 'previous_period' as const };
    const result = { series: [series([1, 2])], compare: [before], complete: 2 };
    const line = trendView(result, asked, words, '2026-01-01').drawn[1]!;
    expect([line.values, line.total, wholePointOf(line)]).toEqual([[null, null], null, undefined]);
    const partly = trendView(result, asked, words, '2025-12-31');
    expect([partly.drawn[1]!.values, partly.drawn[1]!.total, partly.since]).toEqual([
      [null, 0],
      0,
      '2025-12-31',
    ]);
    expect(trendView(result, asked, words, '2025-01-01').since).toBeUndefined();
  });

  it('made by a formula has nobody behind it', () => {
    const view = trendView({ series: [series([1])], complete: 2 }, { ...draft, formula: 'A / B' }, words);
    expect(pointOf(view.drawn[0]!, '2026-01-01')).toBeUndefined();
  });

  it('without any value is empty, and a missing value stays missing in the sheet', () => {
    const view = trendView({ series: [series([0, null])], complete: 2 }, draft, words);
    expect(view.empty).toBe(true);
    expect(trendRows(view, 'Date', 'Total')).toEqual([
      ['Date', 'Order Completed'],
      ['2026-01-01', 0],
      ['2026-01-02', null],
      ['Total', 0],
    ]);
  });
});
