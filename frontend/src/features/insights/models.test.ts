import { describe, expect, it } from 'vitest';
import { funnelRows, funnelView, stepPoint } from './funnel-model';
import { cohortPoint, meanOf, retentionRows, retentionView, strength, weight } from './retention-model';

const words = { noValue: '(none)', other: 'Other' };
const step = (name: string, count: number, share: number | null) => ({
  name,
  count,
  conversion_from_start: share,
  conversion_from_previous: share,
  median_s: null,
  avg_s: null,
});

describe('a funnel', () => {
  const steps = [step('A', 10, 1), step('B', 4, 0.4)];

  it('loses at each step those who did not come from the one before', () => {
    expect(funnelView({ steps }, 'All', words).all.bars.map((bar) => bar.lost)).toEqual([0, 6]);
  });

  it('opens those who were lost, of one group or of all', () => {
    const view = funnelView({ steps, breakdowns: [{ value: null, steps }] }, 'All', words);
    expect(stepPoint(view.all, 1, false)).toEqual({ step: 1, converted: false });
    expect(stepPoint(view.groups[0]!, 1, true)).toEqual({ step: 1, converted: true, breakdown: null });
  });

  it('nobody entered is empty, not a division by zero', () => {
    const view = funnelView({ steps: [step('A', 0, null), step('B', 0, null)] }, 'All', words);
    expect(view.empty).toBe(true);
  });

  it('leaves as a sheet with the whole first and then each group', () => {
    const heads = { group: 'G', step: 'S', count: 'C', ofStart: 'O', ofPrevious: 'P', median: 'M', avg: 'V' };
    const rows = funnelRows(funnelView({ steps, breakdowns: [{ value: 'ES', steps }] }, 'All', words), heads);
    expect(rows.map((row) => row[0])).toEqual(['G', 'All', 'All', 'ES', 'ES']);
  });
});

describe('retention', () => {
  const cohorts = [
    { date: '2026-01-05', size: 10, values: [10, 5], complete: 2 },
    { date: '2026-01-12', size: 30, values: [30, null], complete: 1 },
  ];

  it('leaves a period that is not over blank instead of zero', () => {
    const view = retentionView({ cohorts }, 'All', words);
    expect(view.groups[0]?.rows[1]?.cells).toEqual([{ count: 30, share: 1, final: true }, null]);
  });

  it('marks a period that still runs and leaves it out of the mean', () => {
    const running = [{ date: '2026-01-05', size: 10, values: [10, 2], complete: 1 }];
    expect(retentionView({ cohorts: running }, 'All', words).groups[0]?.rows[0]?.cells[1]?.final).toBe(false);
    expect(meanOf(running)).toEqual([1, null]);
  });

  it('weighs the mean by the people of the cohorts old enough', () => {
    expect(meanOf(cohorts)).toEqual([1, 0.5]);
    expect(meanOf([{ date: 'x', size: 0, values: [0], complete: 1 }])).toEqual([null]);
  });

  it('colours returning by comparison with returning', () => {
    const view = retentionView({ cohorts }, 'All', words);
    expect(strength(view.groups[0]!, 1, 0.25)).toBe(0.5);
    expect(strength(view.groups[0]!, 0, 1)).toBe(1);
  });

  it('opens the people of one cohort and period', () => {
    const view = retentionView({ cohorts, breakdowns: [{ value: 'ES', cohorts }] }, 'All', words);
    expect(cohortPoint(view.groups[0]!, '2026-01-05', 1)).toEqual({ cohort: '2026-01-05', period: 1 });
    expect(cohortPoint(view.groups[1]!, '2026-01-05', 0)).toEqual({
      cohort: '2026-01-05',
      period: 0,
      breakdown: 'ES',
    });
  });

  it('names columns wider than a period by the first and the last of it', () => {
    const columns: [number, number][] = [
      [0, 0],
      [1, 3],
    ];
    expect(retentionView({ cohorts, columns }, 'All', words).columns).toEqual(['0', '1–3']);
  });

  it('shows amounts instead of shares when they were asked for', () => {
    const worth = cohorts.map((cohort) => ({ ...cohort, amounts: [20, 5] }));
    const view = retentionView({ cohorts: worth, mean_amounts: [20, 5] }, 'All', words);
    expect([view.amounts, view.groups[0]?.mean]).toEqual([true, [20, 5]]);
    expect(view.groups[0]?.rows[0]?.cells.map((cell) => cell?.amount)).toEqual([20, 5]);
    expect(weight(view.groups[0]!, 5)).toBe(0.25);
    const rows = retentionRows(view, { group: 'G', cohort: 'C', size: 'N' });
    expect(rows[1]).toEqual(['All', '2026-01-05', 10, 20, 5]);
  });

  it('calls the cohorts that are compared by their names', () => {
    const breakdowns = [
      { value: '12', cohorts },
      { value: '$everybody', cohorts },
    ];
    const known = { ...words, everybody: 'Everybody' };
    const view = retentionView({ cohorts, breakdowns, group_names: { 12: 'Big' } }, 'All', known);
    expect(view.groups.map((group) => group.name)).toEqual(['All', 'Big', 'Everybody']);
  });

  it('leaves as a sheet of people with one column a period', () => {
    const rows = retentionRows(retentionView({ cohorts }, 'All', words), {
      group: 'G',
      cohort: 'C',
      size: 'N',
    });
    expect(rows).toEqual([
      ['G', 'C', 'N', '0', '1'],
      ['All', '2026-01-05', 10, 10, 5],
      ['All', '2026-01-12', 30, 30, null],
    ]);
  });
});
