import { describe, expect, it } from 'vitest';
import { formatsFor } from '../../../lib/format';
import type { TrendDraft } from '../draft';
import { aboutMetric, asksFor, changeOf, definitionOf, figureOf, spanBefore, writeMetric } from './model';

const CLOCK = { timezone: 'UTC', today: '2026-01-10' };
const DRAFT: TrendDraft = {
  kind: 'trend',
  range: { last: 7, unit: 'day' },
  series: [{ event: 'A', math: 'total' }],
};

describe('what of a question is a metric', () => {
  it('is what is measured, without dates, interval and breakdown', () => {
    const question = {
      kind: 'trend',
      date_from: '-7d',
      interval: 'day',
      breakdown: { property: 'x' },
      series: [{ event: 'A' }],
    };
    expect(definitionOf(question)).toEqual({ kind: 'trend', series: [{ event: 'A' }] });
  });
  it('is nothing where there are several numbers', () => {
    const two = { kind: 'trend', series: [{ event: 'A' }, { event: 'B' }] };
    expect(definitionOf(two)).toBeUndefined();
    expect(definitionOf({ ...two, formula: 'A / B' })).toBeDefined();
    expect(definitionOf({ kind: 'retention' })).toBeUndefined();
    expect(definitionOf(null)).toBeUndefined();
  });
});

describe('a question about a metric', () => {
  const metric = { id: '7', definition: { kind: 'trend', series: [{ event: 'B' }] } };
  it('keeps its dates and breakdown', () => {
    const about = aboutMetric(metric, { ...DRAFT, breakdown: { property: 'x' } }, CLOCK.today) as TrendDraft;
    expect(about.metric).toBe('7');
    expect(about.series[0]?.event).toBe('B');
    expect(about.breakdown).toEqual({ property: 'x' });
    expect(about.range).toEqual(DRAFT.range);
  });
  it('is about it until what is measured changes', () => {
    const about = aboutMetric(metric, DRAFT, CLOCK.today) as TrendDraft;
    expect(asksFor({ ...about, interval: 'week' }, metric, CLOCK)).toBe(true);
    expect(asksFor({ ...about, series: [{ event: 'C', math: 'total' }] }, metric, CLOCK)).toBe(false);
  });
});

describe('the number of a metric', () => {
  it('is the total of a trend, with that of the period before', () => {
    const answer = {
      kind: 'trend',
      result: { series: [{ total: 6, values: [2, null, 4] }], compare: [{ total: 4 }] },
    };
    const figure = figureOf(answer as never);
    expect(figure).toEqual({ value: 6, before: 4, way: [2, 0, 4] });
    expect(changeOf(figure)).toBe(0.5);
  });
  it('is the conversion of a funnel', () => {
    const answer = {
      kind: 'funnel',
      result: {
        steps: [{ conversion_from_start: 1 }, { conversion_from_start: 0.25 }],
        over_time: [{ rate: 0.5 }, { rate: null }],
      },
    };
    expect(figureOf(answer as never)).toEqual({ value: 0.25, way: [0.5, 0] });
  });
  it('has no change from nothing', () => {
    expect(changeOf({ value: 1, before: 0, way: [] })).toBeUndefined();
    expect(changeOf({ value: null, before: 1, way: [] })).toBeUndefined();
  });
  it('is written in its format, in both languages', () => {
    const [en, es] = [formatsFor('en'), formatsFor('es')];
    expect(writeMetric('percent', null, en)(0.125)).toBe('12.5%');
    expect(writeMetric('money', 'EUR', es)(1234.5).replace(/\s/g, ' ')).toBe('1.234,50 €');
    expect(writeMetric('money', null, en)(1234)).toBe('1,234');
    expect(writeMetric('number', 'EUR', en)(93490.6)).toBe('€93,490.60');
    expect(writeMetric('duration', null, en)(90)).toBe('1.5 mins');
    expect(writeMetric('number', null, en)(null)).toBe('–');
  });
  it('is compared with as many days before', () => {
    const range = { from: '2026-01-08', to: '2026-01-10' };
    expect(spanBefore(range, CLOCK.today)).toEqual({ date_from: '2026-01-05', date_to: '2026-01-07' });
  });
});
