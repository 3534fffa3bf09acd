import { describe, expect, it } from 'vitest';
import type { EventInfo } from '../../api/types';
import { KINDS } from './draft';
import { fittingInterval, peopleBehind, toQuery, whyBehind } from './query';
import { asKind, firstRange, freshDraft } from './start';
import { withoutStep } from './steps';
import { readDraft, readInsightSearch } from './url';

const today = '2026-03-15';
const clock = { timezone: 'Europe/Madrid', today };
const event = (name: string, volume: number, last = '2026-03-15T10:00:00Z'): EventInfo => ({
  name,
  volume,
  persons: 1,
  sampled: volume,
  first_seen: '2025-01-01T00:00:00Z',
  last_seen: last,
  properties: [],
});
const events = [event('Signed Up', 5), event('Order Completed', 50)];

describe('the address of a question', () => {
  it.each(KINDS)('brings a %s back as it was', (kind) => {
    const draft = freshDraft(kind, events, today);
    expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  it('typed by hand with nonsense is read as far as it makes sense', () => {
    const search = {
      q: { kind: 'trend', range: { from: 'x' }, series: [{ event: 3, math: 'evil' }] },
      view: 'hologram',
    };
    expect(readInsightSearch(search)).toEqual({
      kind: 'trend',
      q: { kind: 'trend', range: { last: 30, unit: 'day' }, series: [{ event: '', math: 'total' }] },
    });
    expect(readInsightSearch({ q: 'nothing', ask: 'nothing' })).toEqual({});
    const open = { q: { kind: 'trend' }, at: { series: 0 } };
    expect(readInsightSearch({ ...open, why: '00000000000000ff' }).why).toBe('00000000000000ff');
    expect(readInsightSearch({ ...open, why: 'ana' }).why).toBeUndefined();
  });

  it('holds a question of a program as it was asked', () => {
    const ask = { kind: 'funnel', steps: [{ event: 'A' }, { event: 'B' }] };
    expect(readInsightSearch({ ask })).toEqual({ ask });
  });
});

describe('a fresh question', () => {
  it('is about the most frequent event and the last 30 days', () => {
    expect(freshDraft('trend', events, today)).toMatchObject({
      range: { last: 30, unit: 'day' },
      series: [{ event: 'Order Completed', math: 'persons' }],
    });
  });

  it('covers the last year of data that ended long ago', () => {
    const old = { ...event('A', 1, '2011-12-09T00:00:00Z'), first_seen: '2009-12-01T00:00:00Z' };
    expect(firstRange([old], today)).toEqual({ from: '2010-12-08', to: '2011-12-09' });
  });

  it('about who returns looks back over weeks', () => {
    const trend = freshDraft('trend', events, today);
    expect(asKind(trend, 'retention', events, today)).toMatchObject({ range: { last: 12, unit: 'week' } });
  });

  it('asked in another way keeps its events, dates and filters', () => {
    const where = { property: 'country', op: 'eq', value: 'ES' } as const;
    const trend = { ...freshDraft('trend', events, today), where };
    expect(asKind(trend, 'funnel', events, today)).toMatchObject({
      kind: 'funnel',
      where,
      steps: [{ event: 'Order Completed' }, { event: 'Order Completed' }],
    });
  });
});

describe('the request', () => {
  it('names both days, the zone and only what was chosen', () => {
    expect(toQuery(freshDraft('trend', events, today), clock)).toEqual({
      kind: 'trend',
      date_from: '2026-02-14',
      date_to: '2026-03-15',
      timezone: 'Europe/Madrid',
      interval: 'day',
      series: [{ event: 'Order Completed', math: 'persons' }],
    });
  });

  it('is not sent while something is missing', () => {
    const range = { last: 7, unit: 'day' } as const;
    expect(toQuery({ kind: 'trend', range, series: [{ event: 'A', math: 'sum' }] }, clock)).toBeNull();
    const funnel = freshDraft('funnel', events, today);
    expect(funnel.kind === 'funnel' && toQuery({ ...funnel, steps: [{ event: 'A' }] }, clock)).toBeNull();
  });

  it('leaves unfinished conditions and the name of any event out', () => {
    const draft = {
      kind: 'trend' as const,
      range: { last: 7, unit: 'day' as const },
      series: [
        { event: '$any', math: 'total' as const, where: { all: [{ property: '', op: 'eq' as const }] } },
      ],
    };
    expect(toQuery(draft, clock)).toMatchObject({ series: [{ math: 'total' }] });
  });

  it('asks for people with the same question inside', () => {
    const of = { kind: 'trend' as const };
    expect(peopleBehind(of, { series: 0 }, 50, null)).toEqual({
      kind: 'people',
      of,
      point: { series: 0 },
      limit: 50,
    });
  });

  it('asks why somebody counts, in the words of the server', () => {
    const of = { kind: 'stickiness' as const };
    expect(whyBehind(of, { series: 0, intervals: 1, everybody: true }, '00000000000000ff')).toEqual({
      kind: 'why',
      of: { ...of, cumulative: true },
      point: { series: 0, intervals: 1 },
      person_id: '00000000000000ff',
    });
  });

  it('takes an interval that gives a readable number of points', () => {
    const days = (last: number) => fittingInterval({ last, unit: 'day' }, today);
    expect([days(1), days(30), days(200), days(365)]).toEqual(['hour', 'day', 'week', 'month']);
  });
});

describe('removing a funnel step', () => {
  it('keeps exclusions and attribution on steps that exist', () => {
    const funnel = freshDraft('funnel', events, today);
    if (funnel.kind !== 'funnel') throw new Error('not a funnel');
    const long = {
      ...funnel,
      steps: [...funnel.steps, { event: 'C' }],
      attribution: 'step:2',
      exclusions: [{ event: 'X', from_step: 1, to_step: 2 }],
    };
    expect(withoutStep(long, 2)).toMatchObject({
      attribution: 'first_touch',
      exclusions: [{ from_step: 0, to_step: 1 }],
    });
  });
});

describe('what only more options say', () => {
  it('keeps bots and a breakdown by the context', () => {
    const draft = readDraft({
      kind: 'trend',
      bots: true,
      breakdown: { context: 'traffic.channel', trait: 'plan' },
      series: [{ event: 'A', math: 'total', where: { context: 'device.type', op: 'eq', value: 'mobile' } }],
    });
    expect(draft?.bots).toBe(true);
    expect(draft?.breakdown).toEqual({ context: 'traffic.channel' });
    const query = draft && toQuery(draft, { timezone: 'UTC', today: '2026-01-31' });
    expect(query).toMatchObject({
      include_bots: true,
      breakdown: { context: 'traffic.channel' },
      series: [{ where: { context: 'device.type', op: 'eq', value: 'mobile' } }],
    });
  });
});
