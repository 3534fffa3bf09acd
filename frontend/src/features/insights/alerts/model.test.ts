import { describe, expect, it } from 'vitest';
import type { Alert, AlertCondition, AlertPreview, Verdict } from '../../../api/types';
import { formatsFor } from '../../../lib/format';
import {
  type AlertDraft,
  bandText,
  bodyOf,
  conditionText,
  draftOf,
  isUnheard,
  proposedLeast,
  freshAlert,
  plainInstead,
  stateOf,
  toldOf,
  unwatchable,
  VERBS,
  verbOf,
  watched,
  withVerb,
} from './model';
import { readAlertSearch } from './url';
import { type AlertMetric, percentOf, shareOf, unitOf } from './written';

const TREND = { kind: 'trend', series: [{ event: 'Order' }], interval: 'day' };
const t = ((key: string, more?: object) => `${key}${more ? JSON.stringify(more) : ''}`) as never;
const format = formatsFor('en');

const draft = (change: Partial<AlertDraft> = {}): AlertDraft => ({
  ...freshAlert(TREND, 'Orders', '7'),
  ...change,
});

describe('an alert', () => {
  it('takes the stretch of the question, and days where an alert has no such one', () => {
    expect(freshAlert({ ...TREND, interval: 'hour' }, 'x', '7').interval).toBe('hour');
    expect(freshAlert({ ...TREND, interval: 'month' }, 'x', '7').interval).toBe('day');
  });

  it('keeps of a question what is watched', () => {
    const asked = { ...TREND, date_from: '-7d', compare: 'previous_year', smoothing: 7, cumulative: true };
    expect(watched(asked)).toEqual({ kind: 'trend', series: TREND.series });
  });

  it('is for one number a bucket', () => {
    expect(unwatchable(TREND)).toBeUndefined();
    expect(unwatchable({ ...TREND, series: [{}, {}] })).toBe('several');
    expect(unwatchable({ ...TREND, series: [{}, {}], formula: 'A / B' })).toBeUndefined();
    expect(unwatchable({ kind: 'retention' })).toBe('kind');
    expect(unwatchable({ kind: 'sessions', measures: ['bounce_rate'] })).toBeUndefined();
    const two = { property: 'x', also: [{ property: 'y' }] };
    expect(unwatchable({ ...TREND, breakdown: two })).toBe('splits');
    expect(unwatchable({ ...TREND, breakdown: { segment: ['1'] } })).toBe('cohorts');
    expect(unwatchable({ kind: 'funnel', steps: [] })).toBeUndefined();
    expect(unwatchable({ kind: 'funnel', breakdown: { property: 'x' } })).toBe('funnelSplit');
    expect(unwatchable({ kind: 'funnel', window: { value: 2, unit: 'session' } })).toBe('sessions');
  });

  it('says the same verb that was chosen', () => {
    const conditions = VERBS.map((verb) => withVerb(draft().condition, verb));
    expect(conditions.map(verbOf)).toEqual([...VERBS]);
  });

  it('keeps what two verbs have in common', () => {
    const limit: AlertCondition = { kind: 'threshold', direction: 'up', value: 42 };
    expect(withVerb(limit, 'below')).toEqual({ kind: 'threshold', direction: 'down', value: 42 });
    const change = withVerb({ ...withVerb(limit, 'rises'), percent: 5 } as AlertCondition, 'moves');
    expect(change).toMatchObject({ kind: 'change', direction: 'either', percent: 5 });
  });

  it('is sent as it was written', () => {
    expect(bodyOf(draft({ name: ' Orders ', repeat_h: 6 }), TREND, '9')).toEqual({
      name: 'Orders',
      metric_id: '9',
      question: { kind: 'trend', series: TREND.series },
      interval: 'day',
      condition: { kind: 'anomaly', direction: 'either', sensitivity: 'medium' },
      lines: 10,
      wait_min: 10,
      members: ['7'],
      channels: true,
      repeat_h: 6,
      enabled: true,
    });
  });

  it('is read back as it was sent', () => {
    const sent = bodyOf(draft({ name: 'Orders' }), TREND, null);
    expect(draftOf(sent as unknown as Alert)).toEqual(draft());
  });

  it('says where it stands', () => {
    const quiet = { enabled: true, problem: null, snoozed_until: null, firing: 0, checked_at: 'x' };
    const state = (change: object) => stateOf({ ...quiet, ...change } as Alert, Date.parse('2026-01-01'));
    expect(state({})).toBe('fine');
    expect(state({ firing: 2 })).toBe('firing');
    expect(state({ checked_at: null })).toBe('waiting');
    expect(state({ snoozed_until: '2026-01-02', firing: 1 })).toBe('snoozed');
    expect(state({ snoozed_until: '2025-12-31', firing: 1 })).toBe('firing');
    expect(state({ problem: {}, firing: 1 })).toBe('problem');
    expect(state({ enabled: false, problem: {} })).toBe('off');
  });

  it('writes a share in percent and a number as it is', () => {
    const condition: AlertCondition = { kind: 'threshold', direction: 'down', value: 0.5 };
    const written = (question: object, metric: AlertMetric = null) =>
      conditionText({ condition, question: { ...question }, metric }, t, format);
    expect(written({ kind: 'funnel' })).toBe('alerts.verbs.below 50%');
    expect(written(TREND)).toBe('alerts.verbs.below 0.5');
    expect(written({ kind: 'sessions', measures: ['bounce_rate'] })).toBe('alerts.verbs.below 50%');
    expect(written({ kind: 'sessions', measures: ['avg_length_s'] })).toBe('alerts.verbs.below 0.5 secs');
    const metric = { id: '7', name: 'Revenue', format: 'money', currency: 'EUR' } as const;
    expect(written(TREND, metric)).toBe('alerts.verbs.below €0.50');
    expect(written({ kind: 'funnel' }, { ...metric, format: 'number', currency: null })).toBe(
      'alerts.verbs.below 0.5',
    );
  });

  it('takes a percentage as it is typed', () => {
    for (const percent of [7, 14, 29, 57, 0.1, 33.3]) expect(percentOf(shareOf(percent))).toBe(percent);
    expect(shareOf(7)).toBe(0.07);
  });

  it('takes a limit in the unit of its number', () => {
    const money = { id: '7', name: 'Revenue', format: 'money', currency: 'EUR' } as const;
    expect(unitOf(TREND, null)).toBeUndefined();
    expect(unitOf(TREND, money)).toBe('EUR');
    expect(unitOf(TREND, { ...money, format: 'percent' })).toBe('%');
    expect(unitOf({ kind: 'sessions', measures: ['median_length_s'] }, null)).toBe('s');
  });

  it('says what of a question it does not take over', () => {
    expect(plainInstead(TREND)).toBeUndefined();
    expect(plainInstead({ ...TREND, cumulative: true })).toBe('cumulative');
    expect(plainInstead({ ...TREND, smoothing: 7 })).toBe('smoothing');
  });

  it('is for one, for several, or for whoever follows alerts', () => {
    expect([toldOf(null, '7'), toldOf(['7'], '7'), toldOf(['8'], '7'), toldOf(['7', '8'], '7')]).toEqual([
      'followers',
      'me',
      'people',
      'people',
    ]);
  });

  it('writes a band with one side or two', () => {
    const band = (low: number | null, high: number | null) =>
      bandText({ low, high } as Verdict, format.number, t);
    expect(band(1, 2)).toBe('alerts.between{"low":"1","high":"2"}');
    expect(band(null, 2)).toBe('alerts.atMost{"value":"2"}');
    expect(band(1, null)).toBe('alerts.atLeast{"value":"1"}');
    expect(band(null, null)).toBe('–');
  });

  it('reads an address and leaves out what it cannot read', () => {
    expect(readAlertSearch({ q: 'x', name: 7 })).toEqual({});
    expect(readAlertSearch({ name: 'Orders' })).toEqual({ name: 'Orders' });
  });
});

describe('a change of one of several lines', () => {
  const preview = (...lines: number[][]) =>
    ({
      lines: lines.map((values) => ({ verdicts: values.map((value) => ({ value })) })),
    }) as unknown as AlertPreview;

  it('is looked at from a tenth of what the largest usually has', () => {
    expect(proposedLeast(preview([400, 390, 10, 410], [0, 1, 0, 0]))).toBe(40);
    expect(proposedLeast(preview([5, 6, 5], [0, 1, 0]))).toBe(2);
    expect(withVerb({ kind: 'anomaly', direction: 'either' }, 'moves', 40)).toMatchObject({ least: 40 });
  });

  it('has no least of its own for one line, shares, or before anything is known', () => {
    expect(proposedLeast(preview([400, 390]))).toBe(0);
    expect(proposedLeast(preview([0.4, 0.5], [0.1, 0.2]))).toBe(0);
    expect(proposedLeast(undefined)).toBe(0);
  });
});

describe('who hears of an alert', () => {
  const reach = { followers: ['1'], reachable: ['1', '2'], channels: [] };

  it('is who follows, who is named and has an address, or a channel', () => {
    expect(isUnheard({ members: null, channels: true }, reach)).toBe(false);
    expect(isUnheard({ members: null, channels: true }, { ...reach, followers: [] })).toBe(true);
    expect(isUnheard({ members: ['2'], channels: false }, reach)).toBe(false);
    expect(isUnheard({ members: ['3'], channels: true }, reach)).toBe(true);
    expect(isUnheard({ members: ['3'], channels: true }, { ...reach, channels: ['Slack'] })).toBe(false);
    expect(isUnheard({ members: [], channels: false }, { ...reach, channels: ['Slack'] })).toBe(true);
  });
});
