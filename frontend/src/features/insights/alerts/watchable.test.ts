import { describe, expect, it } from 'vitest';
import { askOf } from './watchable';

const TODAY = '2026-05-01';
const question = {
  kind: 'trend',
  date_from: '2026-04-01',
  date_to: '2026-04-30',
  interval: 'day',
  series: [{ event: 'Order Completed', math: 'total' }],
};

describe('an alert on something kept', () => {
  it('follows the metric it is, or that the insight follows', () => {
    expect(askOf({ question, metric_id: '7' }, TODAY)).toMatchObject({ kind: 'trend', metric: '7' });
  });

  it('follows none where there is none', () => {
    expect(askOf({ question, metric_id: null }, TODAY)).not.toHaveProperty('metric');
  });

  it('is no sentence when the question cannot be edited', () => {
    expect(askOf({ question: { ...question, unheard: 1 }, metric_id: '7' }, TODAY)).toBeUndefined();
  });
});
