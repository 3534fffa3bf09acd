import { describe, expect, it } from 'vitest';
import type { TrendSeries } from '../../api/types';
import { formatsFor } from '../../lib/format';
import { LIGHT } from '../../ui/chart/ink';
import { definitionsOf } from './definition-keys';
import type { TrendDraft } from './draft';
import { toQuery } from './query';
import { SHAPES, shapeFor } from './shape';
import { asKind } from './start';
import { trendView } from './trend-model';
import { markedLine, MOST_BARS, shareOf, totalled, trendShape } from './trend-views';
import { readDraft } from './url';

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
  breakdown: { property: 'country', also: [{ property: 'device' }] },
};
const series = (breakdown: string | null, values: number[]): TrendSeries => ({
  name: 'Order Completed',
  event: 'Order Completed',
  breakdown,
  labels: ['2026-01-01', '2026-01-02'],
  values,
  total: values.reduce((sum, value) => sum + value, 0),
});
const result = {
  series: [series('["ES","mobile"]', [1, 2]), series('["ES",null]', [4, 5]), series('$other', [0, 1])],
  complete: 1,
};
const view = trendView(result, draft, words);
const clock = { timezone: 'Europe/Madrid', today: '2026-01-02' };

describe('a breakdown by several properties', () => {
  it('names each line by all its values and asks for its people by what the server calls it', () => {
    expect(view.lines.map((line) => line.name)).toEqual(['ES · (none)', 'ES · mobile', 'Other']);
    expect(markedLine('bar', view, { seriesIndex: 0, dataIndex: 1 }).line?.breakdown).toBe('["ES","mobile"]');
  });

  it('survives the address, and is asked as the server knows it', () => {
    const back = readDraft(JSON.parse(JSON.stringify(draft)));
    expect(back).toEqual(draft);
    expect(toQuery(draft, clock)?.breakdown).toEqual({ property: 'country', also: [{ property: 'device' }] });
  });
});

describe('a breakdown by several properties in another kind of question', () => {
  it('keeps the first, which is all that it can be split by', () => {
    const funnel = asKind(draft, 'funnel', [], '2026-01-02');
    expect(funnel.breakdown).toEqual({ property: 'country' });
    expect(readDraft({ ...funnel, breakdown: draft.breakdown })?.breakdown).toEqual({ property: 'country' });
  });
});

describe('a measure of each person', () => {
  it('is asked for where the measure is of one person, and says how it is counted', () => {
    const each: TrendDraft = {
      ...draft,
      series: [
        { event: 'A', math: 'total', per_person: 'median' },
        { event: 'A', math: 'persons', per_person: 'avg' },
        { event: 'A', math: 'percentile', property: 'revenue', percentile: 99.5 },
      ],
    };
    expect(toQuery(each, clock)?.series).toEqual([
      { event: 'A', math: 'total', per_person: 'median' },
      { event: 'A', math: 'persons' },
      { event: 'A', math: 'percentile', property: 'revenue', percentile: 99.5 },
    ]);
    expect(definitionsOf(each)).toEqual(['each_person', 'persons', 'percentile']);
    expect(readDraft(JSON.parse(JSON.stringify(each)))).toEqual(each);
  });
});

describe('the ways to show a trend', () => {
  it('draw something each, with the lines that are there', () => {
    const format = formatsFor('en');
    for (const shape of SHAPES.filter((one) => one !== 'table' && one !== 'map')) {
      const option = trendShape(shape, view, 'day', LIGHT, format);
      expect(shape === 'number' ? option.title : option.series).not.toHaveLength(0);
    }
  });

  it('open the whole of a line from bars and pies, and a bucket of it from the rest', () => {
    const mark = { seriesIndex: 1, dataIndex: 1 };
    expect(markedLine('pie', view, mark).label).toBeUndefined();
    expect(markedLine('stacked', view, mark)).toMatchObject({
      label: '2026-01-02',
      line: { name: 'ES · mobile' },
    });
  });

  it('show totals without those of the period before, no more than can be read', () => {
    const many = Array.from({ length: 30 }, (_, index) => series(`["${index}"]`, [index + 1]));
    const wide = trendView({ series: many, compare: [series('["1"]', [7])], complete: 1 }, draft, words);
    expect(totalled(wide)).toHaveLength(MOST_BARS);
    expect(totalled(wide).every((line) => !line.before)).toBe(true);
    expect(shareOf(totalled(view), 0)).toBeCloseTo(9 / 13);
  });

  it('are for trends: another kind of question shows its chart', () => {
    expect([shapeFor('trend', 'pie'), shapeFor('funnel', 'pie'), shapeFor('funnel', 'table')]).toEqual([
      'pie',
      'chart',
      'table',
    ]);
  });
});
