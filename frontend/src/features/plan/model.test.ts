import { describe, expect, it } from 'vitest';
import type { Plan, PlanChange, Violations } from '../../api/types';
import {
  allowedValues,
  EMPTY_EVENT,
  EMPTY_PROPERTY,
  readCode,
  shareOf,
  statusOf,
  withEvent,
  withProperty,
  withType,
} from './model';
import { readPlanSearch } from './url';

const plan: Plan = { format: 1, unknown_events: 'allow', events: { Order: EMPTY_EVENT } };

describe('the draft', () => {
  it('puts an event in and takes it out, and leaves the others alone', () => {
    const both = withEvent(plan, 'Visit', EMPTY_EVENT);
    expect(Object.keys(both.events).sort()).toEqual(['Order', 'Visit']);
    expect(withEvent(both, 'Visit', null)).toEqual(plan);
  });

  it('puts a property in and takes it out', () => {
    const event = withProperty(EMPTY_EVENT, 'total', EMPTY_PROPERTY);
    expect(event.properties.total).toEqual(EMPTY_PROPERTY);
    expect(withProperty(event, 'total', null)).toEqual(EMPTY_EVENT);
  });

  it('drops what says nothing about another type', () => {
    const number = { ...withType(EMPTY_PROPERTY, 'number'), minimum: 1, allowed: [1, 2] };
    expect(withType(number, 'integer').minimum).toBe(1);
    const text = withType(number, 'text');
    expect([text.minimum, text.allowed]).toEqual([null, []]);
  });

  it('reads allowed values by the type', () => {
    expect(allowedValues(['1', 'x'], { ...EMPTY_PROPERTY, type: 'number' })).toEqual([1]);
    expect(allowedValues(['1', 'x'], EMPTY_PROPERTY)).toEqual(['1', 'x']);
    expect(allowedValues(['1', '2'], { ...EMPTY_PROPERTY, type: 'list', allowed: [1] })).toEqual([1, '2']);
  });
});

describe('what is shown', () => {
  it('says how an event stands to what is published', () => {
    const change = (kind: PlanChange['kind'], event: string, property = ''): PlanChange => ({
      kind,
      event,
      property,
      fields: [],
    });
    const changes = [change('added', 'New'), change('added', 'Old', 'total')];
    expect(['New', 'Old', 'Else'].map((name) => statusOf(name, changes))).toEqual([
      'added',
      'changed',
      'same',
    ]);
  });

  it('counts refused events in the share, and has none without traffic', () => {
    const found: Violations = {
      days: 30,
      totals: [{ event: 'Order', stored: 6, flagged: 1, blocked: 2 }],
      violations: [],
    };
    expect(shareOf('Order', found)).toEqual({ total: 8, share: 3 / 8 });
    expect(shareOf('Visit', found)).toBeNull();
    expect(shareOf('Order', undefined)).toBeNull();
  });

  it('takes codes apart', () => {
    expect(readCode('type:a b')).toEqual({ kind: 'type', name: 'a b' });
    expect(readCode('unknown_event')).toEqual({ kind: 'unknown_event', name: '' });
    expect(readCode('other:x').kind).toBeNull();
  });

  it('reads the address', () => {
    expect(readPlanSearch({ view: 'files', event: 'Order' })).toEqual({ view: 'files', event: 'Order' });
    expect(readPlanSearch({ view: 'events', event: 3 })).toEqual({ view: undefined, event: undefined });
  });
});
