import { describe, expect, it } from 'vitest';
import type { AttributionResult, HistogramResult } from '../../api/types';
import { formatsFor } from '../../lib/format';
import { translatorFor } from '../../server/translator';
import { freshAttribution } from './attribution-draft';
import { describe as inWords } from './describe';
import { freshHistogram } from './histogram-draft';
import { histogramAxes } from './histogram-option';
import { rowsOf } from './rows';

const t = translatorFor('es');
const range = { last: 30, unit: 'day' } as const;
const spread: HistogramResult = {
  bars: [{ low: 1, high: 2, count: 3, persons: 3 }],
  below: 0,
  above: 0,
  count: 3,
  median: 1,
  mean: 1,
  low: 1,
  high: 1,
};
const credit: AttributionResult = {
  rules: ['last'],
  channels: [{ channel: 'Organic Search', touchpoints: 6, persons: 4, conversions: [4], values: null }],
  conversions: 4,
  value: null,
};
const asked = freshAttribution(range, 'Order Completed');

describe('a sheet', () => {
  it('calls groups groups', () => {
    const histogram = { ...freshHistogram(range, 'Order Completed'), count: 'groups' as const };
    expect(rowsOf(histogram, { result: spread }, t).rows[0]).not.toContain('Personas');
    expect(histogramAxes(histogram, t)).toEqual({
      counted: 'Grupos',
      measured: 'Veces que lo hizo cada grupo: Order Completed',
    });
    const attribution = { ...asked, count: 'groups' as const };
    expect(rowsOf(attribution, { result: credit }, t).rows[0]).toContain('Grupos');
    expect(rowsOf(asked, { result: credit }, t).rows[0]).toContain('Personas');
  });

  it('translates the channels told apart by the server, and no value of the data', () => {
    const point = { breakdown: 'Organic Search' };
    const shown = (by: { context: string } | { property: string }) => [
      rowsOf({ ...asked, by }, { result: credit }, t).rows[1]?.[0],
      inWords(point, { ...asked, by }, t, formatsFor('es'))
        .split(' · ')
        .at(-1),
    ];
    expect(shown({ property: 'medium' })).toEqual(['Organic Search', 'Organic Search']);
    const told = t('channels.Organic Search');
    expect(told).not.toBe('Organic Search');
    expect(shown({ context: 'traffic.channel' })).toEqual([told, told]);
  });
});
