import { describe, expect, it } from 'vitest';
import {
  conditionDraft,
  conditionOf,
  headerLines,
  headersOf,
  mappingOf,
  movedUp,
  NEW_RULE,
  ruleDraft,
  ruleOf,
  sourceOf,
  textOf,
} from './model';
import { readHookSearch } from './url';

describe('a source', () => {
  it.each([
    { path: '$.a.b[0]' },
    { path: '@.sku' },
    { header: 'x-topic' },
    { value: 'Order Completed' },
    { value: 7 },
    { value: true },
    { value: '7' },
    { value: '$.no path' },
    { value: 'header: of a letter' },
  ])('reads back as it was written: %j', (source) => {
    expect(sourceOf(textOf(source))).toEqual(source);
  });

  it('is none when nothing is typed', () => {
    expect(sourceOf('  ')).toBeUndefined();
    expect(textOf(null)).toBe('');
  });
});

describe('a condition', () => {
  it.each([
    undefined,
    { property: 'type', op: 'in', value: ['a', 'b'] },
    { context: 'headers.x-github-event', op: 'eq', value: 'push' },
    {
      all: [
        { property: 'a.b', op: 'is_set' },
        { property: 'n', op: 'gt', value: 3 },
      ],
    },
    { any: [{ property: 'a', op: 'eq', value: 'x' }] },
    { all: [{ not: { property: 'a', op: 'is_set' } }] },
  ])('reads back as it was written: %j', (condition) => {
    expect(conditionOf(conditionDraft(condition))).toEqual(condition);
  });

  it('that rows cannot show is text', () => {
    expect(conditionDraft({ not: { property: 'a', op: 'is_set' } })).toHaveProperty('text');
  });

  it('leaves unfinished rows out, and takes a path for the place it names', () => {
    const rows = [
      { field: ' ', op: 'eq' as const, value: 'x' },
      { field: '$.a', op: 'eq' as const, value: 'x' },
    ];
    expect(conditionOf({ rows })).toEqual({ property: 'a', op: 'eq', value: 'x' });
  });
});

describe('a rule', () => {
  it('reads back as it was written', () => {
    const rule = {
      id: 'r1',
      name: 'Lines',
      type: 'track',
      goes_on: true,
      when: { property: 'kind', op: 'eq', value: 'order' },
      each: '$.lines',
      where: null,
      event: { value: 'Bought' },
      user_id: { path: '$.customer.id' },
      properties: { sku: { path: '@.sku' }, '*': { path: '$.more' } },
      traits: {},
    };
    expect(ruleOf(ruleDraft(rule))).toEqual(rule);
  });

  it('without each has no where, and without a name of the delivery there is none', () => {
    const where = { rows: [{ field: 'a', op: 'is_set' as const, value: '' }] };
    expect(ruleOf({ ...NEW_RULE, where })).not.toHaveProperty('where');
    expect(mappingOf([], ' ')).toEqual({ rules: [] });
    expect(mappingOf([], '$.id')).toEqual({ rules: [], delivery_id: { path: '$.id' } });
  });

  it('moves up', () => {
    expect(movedUp(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b']);
  });
});

describe('headers', () => {
  it('are one a line', () => {
    const headers = { 'x-topic': 'orders/paid', 'x-at': '10:00' };
    expect(headersOf(headerLines(headers))).toEqual(headers);
    expect(headersOf('\n')).toEqual({});
  });
});

describe('the address', () => {
  it('knows verdicts and nothing else', () => {
    expect(readHookSearch({ verdict: 'unmatched' })).toEqual({ verdict: 'unmatched' });
    expect(readHookSearch({ verdict: 'so-so' })).toEqual({ verdict: undefined });
  });
});
