import { describe, expect, it } from 'vitest';
import { formatsFor } from '../../lib/format';
import { LIGHT } from '../../ui/chart/ink';
import { funnelView } from './funnel-model';
import { rowsHeight, rowsOption } from './funnel-option';

const format = formatsFor('en');
const step = (name: string, count: number) => ({
  name,
  count,
  conversion_from_start: count / 10,
  conversion_from_previous: count / 10,
  median_s: null,
  avg_s: null,
});
const steps = [step('Viewed', 10), step('Bought', 4)];
const words = { noValue: '(none)', other: 'Other' };

describe('a funnel where columns have no room', () => {
  it('lies on its side, each step with its name, what was lost behind what was kept', () => {
    const view = funnelView({ steps }, 'All', words);
    const option = rowsOption(view, 'Lost', LIGHT, format) as unknown as {
      yAxis: { data: string[]; inverse: boolean };
      series: { data: number[] }[];
    };
    expect([option.yAxis.data, option.yAxis.inverse]).toEqual([['1. Viewed', '2. Bought'], true]);
    expect(option.series.map((one) => one.data)).toEqual([
      [1, 0.4],
      [0, 0.6],
    ]);
  });

  it('is higher with more steps', () => {
    const two = funnelView({ steps }, 'All', words);
    const three = funnelView({ steps: [...steps, step('Again', 1)] }, 'All', words);
    expect(rowsHeight(three)).toBeGreaterThan(rowsHeight(two));
  });
});
