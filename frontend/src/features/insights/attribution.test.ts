import { describe, expect, it } from 'vitest';
import type { AttributionResult, EventInfo } from '../../api/types';
import { formatsFor } from '../../lib/format';
import { LIGHT } from '../../ui/chart/ink';
import { freshAttribution } from './attribution-draft';
import {
  againstFirst,
  attributionRows,
  attributionView,
  creditPoint,
  touchedPoint,
} from './attribution-model';
import { attributionOption, heightOf } from './attribution-option';
import { peopleBehind, toQuery } from './query';
import { freshDraft } from './start';
import { readDraft } from './url';

const words = { noValue: '(no touchpoint)', other: 'Other' };
const result: AttributionResult = {
  rules: ['last', 'linear'],
  channels: [
    { channel: 'Email', touchpoints: 6, persons: 4, conversions: [4, 3], values: [40, 30] },
    { channel: null, touchpoints: 0, persons: 1, conversions: [1, 1], values: [10, 10] },
    { channel: 'Direct', touchpoints: 2, persons: 2, conversions: [0, 1], values: [0, 10] },
  ],
  conversions: 5,
  value: 50,
};
const view = attributionView(result, words);
const clock = { timezone: 'UTC', today: '2026-01-31' };

describe('an attribution', () => {
  it('says how far each rule is from the first, and nothing where that gave nothing', () => {
    expect(view.channels.map((channel) => againstFirst(channel, 1))).toEqual([-0.25, 0, null]);
  });

  it('opens whose conversions a rule gives to a channel, those nothing was before included', () => {
    expect(creditPoint(view.channels[1]!, 1)).toEqual({ series: 1, breakdown: null });
  });

  it('opens everybody who touched a channel by asking for participation', () => {
    const of = { kind: 'attribution' as const, rules: ['last'] };
    expect(peopleBehind(of, touchedPoint(view.channels[0]!), 50, null)).toMatchObject({
      of: { rules: ['participation'] },
      point: { series: 0, breakdown: 'Email' },
    });
  });

  it('is drawn with one bar a rule, of what conversions are worth where that was asked', () => {
    const option = attributionOption(view, (rule) => rule, LIGHT, formatsFor('en'));
    expect(option).toMatchObject({ series: [{ data: [40, 10, 0] }, { data: [30, 10, 10] }] });
    expect(heightOf({ ...view, drawn: view.drawn.slice(0, 1) })).toBeLessThan(heightOf(view));
  });

  it('leaves as a sheet with conversions and worth of each rule', () => {
    const heads = {
      channel: 'C',
      touchpoints: 'T',
      persons: 'P',
      rule: (rule: string) => rule,
      worth: (rule: string) => `${rule} €`,
    };
    expect(attributionRows(view, heads).slice(0, 2)).toEqual([
      ['C', 'T', 'P', 'last', 'linear', 'last €', 'linear €'],
      ['Email', 6, 4, 4, 3, 40, 30],
    ]);
  });
});

describe('a question about channels', () => {
  it('begins with the event that has an amount', () => {
    const event = (name: string, volume: number, property: string): EventInfo => ({
      name,
      volume,
      persons: 1,
      sampled: volume,
      first_seen: '2026-01-01T00:00:00Z',
      last_seen: '2026-01-30T00:00:00Z',
      properties: [{ name: property, types: ['number'], examples: [], coverage: 1 }],
    });
    const events = [event('Viewed', 50, 'size'), event('Tried', 20, 'size'), event('Paid', 5, 'revenue')];
    expect(freshDraft('attribution', events, clock.today)).toMatchObject({ conversion: { event: 'Paid' } });
  });

  it('sends shares and half-life only to the rules that use them, and shares that add up to one', () => {
    const draft = freshAttribution({ last: 7, unit: 'day' }, 'Paid');
    expect(toQuery(draft, clock)).not.toHaveProperty('shares');
    expect(toQuery(draft, clock)).not.toHaveProperty('half_life');
    const own = {
      ...draft,
      rules: ['time_decay' as const, 'custom' as const],
      shares: { first: 50, last: 20 },
    };
    expect(toQuery(own, clock)).toMatchObject({
      shares: { first: 0.5, middle: 0.3, last: 0.2 },
      half_life: { value: 7, unit: 'day' },
    });
  });

  it('read from an address keeps known rules and shares within a hundred', () => {
    const read = readDraft({
      kind: 'attribution',
      conversion: { event: 'Paid' },
      rules: ['shapley', 'evil', 'first'],
      shares: { first: 90, last: 80 },
      by: { trait: 'plan' },
    });
    expect(read).toMatchObject({
      rules: ['first', 'shapley'],
      shares: { first: 90, last: 10 },
      by: { context: 'traffic.channel' },
    });
  });
});
