import { describe, expect, it } from 'vitest';
import { formatsFor } from '../../lib/format';
import { DARK, LIGHT, rampAt } from '../../ui/chart/ink';
import { axisText } from './axis-text';
import type { Interval } from './draft';
import { funnelView } from './funnel-model';
import { funnelOption, timeOption } from './funnel-option';
import { retentionView } from './retention-model';
import { retentionOption } from './retention-option';
import { trendView } from './trend-model';
import { labelText, lineAt, trendOption } from './trend-option';

const format = formatsFor('en');
const words = {
  noValue: '(none)',
  other: 'Other',
  previous: (name: string) => `${name}, before`,
  measure: ({ math }: { math: string }) => math,
};
const steps = [
  {
    name: 'Viewed',
    count: 10,
    conversion_from_start: 1,
    conversion_from_previous: 1,
    median_s: null,
    avg_s: null,
  },
  {
    name: 'Bought',
    count: 4,
    conversion_from_start: 0.4,
    conversion_from_previous: 0.4,
    median_s: 60,
    avg_s: 90,
  },
];

type Drawn = {
  series: Record<string, unknown>[];
  xAxis: { data: string[] };
  tooltip: { formatter: (shown: unknown) => string };
};
const drawn = (option: unknown) => option as Drawn;

const named = (column: string) => `Week ${column}`;

describe('chart options', () => {
  it('tell lines apart by colour and by dash', () => {
    const one = {
      name: 'A',
      event: 'A',
      breakdown: null,
      labels: ['2026-01-01', '2026-01-02'],
      values: [1, 2],
      total: 3,
    };
    const draft = {
      kind: 'trend',
      range: { last: 2, unit: 'day' },
      series: [
        { event: 'A', math: 'total' },
        { event: 'B', math: 'total' },
      ],
    } as const;
    const view = trendView(
      { series: [one, { ...one, name: 'B', event: 'B' }], complete: 2 },
      { ...draft, series: [...draft.series] },
      words,
    );
    const { series } = drawn(trendOption(view, 'day', LIGHT, format));
    expect(series.map((line) => line.color)).toEqual(LIGHT.series.slice(0, 2));
    expect(
      new Set(series.map((line) => JSON.stringify((line.lineStyle as { type: unknown }).type))).size,
    ).toBe(2);
  });

  it('draw the bucket that is not over apart, and nothing of those that have not begun', () => {
    const labels = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'];
    const one = { name: 'A', event: 'A', breakdown: null, labels, values: [5, 6, 1, 0], total: 12 };
    const view = trendView(
      { series: [one], complete: 2 },
      { kind: 'trend', range: { last: 4, unit: 'day' }, series: [{ event: 'A', math: 'total' }] },
      words,
    );
    const { series, tooltip } = drawn(trendOption(view, 'day', LIGHT, format));
    expect(series.map((line) => (line as { data?: unknown }).data)).toEqual([
      [5, 6, null, null],
      [null, 6, 1, null],
    ]);
    expect(lineAt(view, 1)).toBe(view.drawn[0]);
    const [shown] = [{ marker: '', seriesName: 'A', name: '2026-01-02' }];
    const text = tooltip.formatter([
      { ...shown, value: '-' },
      { ...shown, value: 6 },
    ]);
    expect(text.match(/A &nbsp;/g)).toHaveLength(1);
    expect(text).toContain('<b>6</b>');
  });

  it('name lines at their last point, the running one too, and not where there is no room', () => {
    const labels = ['2026-01-01', '2026-01-02', '2026-01-03'];
    const one = { name: 'A', event: 'A', breakdown: null, labels, values: [5, 6, 1], total: 12 };
    const view = trendView(
      { series: [one, { ...one, name: 'B', event: 'B', values: [500, 600, 100] }], complete: 2 },
      {
        kind: 'trend',
        range: { last: 3, unit: 'day' },
        series: [
          { event: 'A', math: 'total' },
          { event: 'B', math: 'total' },
        ],
      },
      words,
    );
    const shown = (names: boolean) => {
      const { series } = drawn(
        trendOption(view, 'day', LIGHT, format, { axis: String, value: String, names }),
      );
      return series.map((line) => (line.endLabel as { show: boolean }).show);
    };
    expect(shown(true)).toEqual([false, false, true, true]);
    expect(shown(false)).toEqual([false, false, false, false]);
    const { series, yAxis } = trendOption(view, 'day', LIGHT, format) as {
      series: { yAxisIndex: number }[];
      yAxis: unknown[];
    };
    expect([series.map((line) => line.yAxisIndex), yAxis.length]).toEqual([[1, 0, 1, 0], 2]);
  });

  it('never let a name run as HTML', () => {
    const view = trendView(
      {
        series: [{ name: '<b>', event: 'x', breakdown: null, labels: ['2026-01-01'], values: [1], total: 1 }],
        complete: 0,
      },
      { kind: 'trend', range: { last: 1, unit: 'day' }, series: [{ event: 'x', math: 'total' }] },
      words,
    );
    const { tooltip } = drawn(trendOption(view, 'day', DARK, format));
    expect(tooltip.formatter([{ marker: '', seriesName: '<b>', value: 1, name: '2026-01-01' }])).toContain(
      '&lt;b&gt;',
    );
  });

  it('write along an axis what tells its places apart', () => {
    const written = (labels: string[], interval: Interval) => labels.map(axisText(labels, interval, format));
    expect(written(['2026-01-05', '2026-01-12'], 'week')).toEqual(['5 Jan', '12 Jan']);
    expect(written(['2025-12-29', '2026-01-05'], 'week')).toEqual(['29 Dec 2025', '5 Jan 2026']);
    expect(written(['2026-01-01', '2026-02-01'], 'month')).toEqual(['Jan 2026', 'Feb 2026']);
    expect(written(['2026-01-05T13:00:00+01:00', '2026-01-05T14:00:00+01:00'], 'hour')).toEqual([
      '13:00',
      '14:00',
    ]);
    expect(written(['2026-01-05T23:00:00+01:00', '2026-01-06T00:00:00+01:00'], 'hour')).toEqual([
      '5 Jan 23:00',
      '6 Jan 00:00',
    ]);
  });

  it('write hours, days and months as people do', () => {
    expect(labelText('2026-01-05T13:00:00+01:00', 'hour', format)).toBe('5 Jan 2026 13:00');
    expect(labelText('2026-01-01', 'month', format)).toBe('Jan 2026');
  });

  it('stack what a funnel lost on what it kept, up to the step before', () => {
    const view = funnelView({ steps }, 'All', words);
    const { series, xAxis } = drawn(funnelOption(view, 'Lost', LIGHT, format));
    expect(xAxis.data).toEqual(['1. Viewed', '2. Bought']);
    expect(series.map((one) => one.data)).toEqual([
      [1, 0.4],
      [0, 0.6],
    ]);
  });

  it('draw one column a group side by side when a funnel is broken down', () => {
    const view = funnelView(
      {
        steps,
        breakdowns: [
          { value: 'ES', steps },
          { value: null, steps },
        ],
      },
      'All',
      words,
    );
    expect(drawn(funnelOption(view, 'Lost', LIGHT, format)).series.map((one) => one.name)).toEqual([
      'ES',
      '(none)',
    ]);
  });

  it('draw one bar of the histogram for each span of time', () => {
    const time = {
      median_s: 1,
      avg_s: 1,
      p25_s: 1,
      p75_s: 1,
      p90_s: 1,
      histogram: [{ from_s: 0, to_s: 60, count: 5 }],
    };
    expect(
      drawn(timeOption(time, { counted: 'People', taken: 'Time' }, LIGHT, format)).series[0]?.data,
    ).toEqual([5]);
  });

  it('draw retention as the mean of each period', () => {
    const view = retentionView(
      { cohorts: [{ date: '2026-01-05', size: 10, values: [10, 5], complete: 2 }] },
      'All',
      words,
    );
    expect(drawn(retentionOption(view, named, LIGHT, format)).series[0]?.data).toEqual([1, 0.5]);
    expect(drawn(retentionOption(view, named, LIGHT, format)).xAxis.data).toEqual(['Week 0', 'Week 1']);
  });
});

describe('the heat ramp', () => {
  it('writes on every shade in a colour that can be read', () => {
    for (const ink of [LIGHT, DARK])
      for (let share = 0; share <= 1; share += 0.05) {
        const { fill, text } = rampAt(ink, share);
        expect(contrast(fill, text)).toBeGreaterThanOrEqual(4.5);
      }
  });
});

function contrast(fill: string, text: string): number {
  const rgb = (fill.match(/\d+/g) ?? []).map(Number);
  const other = text === '#FFFFFF' ? [255, 255, 255] : [0, 0, 0];
  const light = (color: number[]) =>
    color
      .map((value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4))
      .reduce((sum, value, index) => sum + value * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0);
  const [high, low] = [light(rgb), light(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}
