import { describe, expect, it } from 'vitest';
import { formatsFor } from '../../lib/format';
import { LIGHT } from '../../ui/chart/ink';
import { correlationOf } from './correlation-draft';
import { definitionsOf } from './definition-keys';
import type { FunnelDraft } from './draft';
import { funnelView, leavings } from './funnel-model';
import { overTimeOption } from './funnel-option';
import { toQuery } from './query';
import { freshDraft } from './start';
import { moved, entering, upTo, withoutStep } from './steps';
import { readDraft } from './url';

const words = { noValue: '(none)', other: 'Other' };
const clock = { timezone: 'UTC', today: '2026-01-31' };
const step = (name: string, count: number, optional = false) => ({
  name,
  count,
  conversion_from_start: count / 10,
  conversion_from_previous: null,
  median_s: null,
  avg_s: null,
  optional,
});
const steps = [step('A', 10), step('B', 2, true), step('C', 6)];

function draft(parts: Partial<FunnelDraft>): FunnelDraft {
  const fresh = freshDraft('funnel', [], clock.today);
  if (fresh.kind !== 'funnel') throw new Error('not a funnel');
  return { ...fresh, steps: [{ event: 'A' }, { event: 'B' }, { event: 'C' }], ...parts };
}

describe('a funnel with an optional step', () => {
  it('loses people from the step before that is not optional', () => {
    const view = funnelView({ steps }, 'All', words);
    expect(view.all.bars.map((bar) => bar.lost)).toEqual([0, 8, 4]);
  });

  it('asks for it in a fixed order, and for anchors in any', () => {
    const both = [
      { event: 'A', anchored: true as const },
      { event: 'B', optional: true as const },
    ];
    expect(toQuery(draft({ steps: both }), clock)).toMatchObject({
      steps: [{ event: 'A' }, { event: 'B', optional: true }],
    });
    expect(toQuery(draft({ steps: both, order: 'any' }), clock)).toMatchObject({
      steps: [{ event: 'A', anchored: true }, { event: 'B' }],
    });
    expect(toQuery(correlationOf(draft({ steps: both })), clock)).toMatchObject({
      of: { steps: [{ event: 'A' }, { event: 'B', optional: true }] },
    });
  });

  it('names the rule it goes by', () => {
    const some = [{ event: 'A' }, { event: 'B', optional: true as const }];
    expect(definitionsOf(draft({ steps: some }))).toEqual(['funnel_best', 'funnel_optional']);
    expect(definitionsOf(draft({ steps: some, order: 'any' }))).toEqual(['funnel_best']);
  });

  it('never begins with one, however steps are moved or removed', () => {
    const some = [{ event: 'A' }, { event: 'B', optional: true as const }, { event: 'C' }];
    expect(entering(moved(some, 1, 0))[0]).toEqual({ event: 'B' });
    expect(withoutStep(draft({ steps: some }), 0).steps[0]).toEqual({ event: 'B' });
  });
});

describe('a funnel question', () => {
  it('comes back from its address with all that was chosen', () => {
    const chosen = draft({
      steps: [{ event: 'A' }, { event: 'B', optional: true }, { event: 'C', anchored: true }],
      window: { value: 3, unit: 'session' },
      interval: 'week',
      drop_off: 5,
    });
    expect(readDraft(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen);
    expect(toQuery(chosen, clock)).toMatchObject({
      window: { value: 3, unit: 'session' },
      interval: 'week',
      drop_off: 5,
    });
  });

  it('up to a step keeps the exclusions that lie before it', () => {
    const exclusions = [
      { event: 'X', from_step: 0, to_step: 2 },
      { event: 'Y', from_step: 1, to_step: 2 },
    ];
    const cut = upTo(draft({ exclusions }), 1);
    expect(cut.steps).toHaveLength(2);
    expect(cut.exclusions).toEqual([{ event: 'X', from_step: 0, to_step: 1 }]);
  });
});

describe('what those who left did next', () => {
  const drop_off = [
    {
      step: 1,
      lost: 4,
      nothing: 1,
      next: [
        { event: 'D', count: 2, share: 0.5 },
        { event: '$other', count: 1, share: 0.25 },
      ],
    },
  ];

  it('opens the people behind each event, and those who did nothing', () => {
    const [left] = leavings({ steps, drop_off }, { other: 'Other', nothing: 'Nothing' });
    expect(left?.name).toBe('2. B');
    expect(left?.rows.map((row) => [row.name, row.point])).toEqual([
      ['D', { step: 1, converted: false, name: 'D' }],
      ['Other', { step: 1, converted: false, name: '$other' }],
      ['Nothing', { step: 1, converted: false, ends: true }],
    ]);
  });
});

describe('conversion over time', () => {
  it('has a gap where nobody entered, and names both counts', () => {
    const points = [
      { label: '2026-01-05', entered: 4, converted: 1, rate: 0.25 },
      { label: '2026-01-12', entered: 0, converted: 0, rate: null },
    ];
    const option = overTimeOption(points, 'Conversion', 'week', LIGHT, formatsFor('en')) as {
      series: { data: unknown[] }[];
      tooltip: { formatter: (shown: unknown) => string };
    };
    expect(option.series[0]?.data).toEqual([0.25, '-']);
    expect(option.tooltip.formatter([{ dataIndex: 0 }])).toContain('1 / 4');
  });
});
