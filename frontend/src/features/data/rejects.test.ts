import { describe, expect, it } from 'vitest';
import type { RejectGroup } from '../../api/types';
import { fixesOf, laidOut, NEW_FIX, selectionOf } from './rejects';

const group = { reason: 'unknown_type', source: '', seq: 9 } as RejectGroup;

describe('fixes', () => {
  it('are sent when complete, with values read as JSON', () => {
    expect(
      fixesOf([
        NEW_FIX,
        { ...NEW_FIX, path: 'a' },
        { kind: 'rename', path: ' $.a ', to: '$.b', value: 'x' },
        { kind: 'set', path: '$.n', to: '$.x', value: '12' },
        { kind: 'set', path: '$.t', to: '', value: 'track' },
        { kind: 'remove', path: '$.gone', to: '', value: '' },
      ]),
    ).toEqual([
      { kind: 'rename', path: '$.a', to: '$.b', value: null },
      { kind: 'set', path: '$.n', to: '', value: 12 },
      { kind: 'set', path: '$.t', to: '', value: 'track' },
      { kind: 'remove', path: '$.gone', to: '', value: null },
    ]);
  });
});

describe('a selection', () => {
  it('is the group, items without a named source included, or one item', () => {
    expect(selectionOf(group)).toEqual({ reason: 'unknown_type', source: '', seqs: [] });
    expect(selectionOf(group, 9)).toEqual({ reason: null, source: null, seqs: [9] });
  });
});

describe('a sample', () => {
  it('is laid out when it is JSON and left alone when it was cut off', () => {
    expect(laidOut('{"a":1}')).toBe('{\n  "a": 1\n}');
    expect(laidOut('{"a":')).toBe('{"a":');
  });
});
