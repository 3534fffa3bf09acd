import { describe, expect, it } from 'vitest';
import type { Journey } from '../../api/types';
import { isUnderway } from './journey';
import { readLiveSearch } from './url';

const journey = (...states: ('done' | 'waiting' | 'failing')[]) =>
  ({ stages: states.map((state) => ({ state })) }) as Journey;

describe('a journey', () => {
  it('is under way until every stage of every arrival is done', () => {
    expect(isUnderway([])).toBe(true);
    expect(isUnderway([journey('done', 'waiting')])).toBe(true);
    expect(isUnderway([journey('done'), journey('done', 'failing')])).toBe(true);
    expect(isUnderway([journey('done', 'done')])).toBe(false);
  });
});

describe('the address of Live', () => {
  it('keeps ids of digits and forgets what is empty or unknown', () => {
    expect(readLiveSearch({ person: 42, key: 7, event: ' ', message: ' m-1 ', other: 1 })).toEqual({
      person: '42',
      event: undefined,
      key: '7',
      message: 'm-1',
    });
  });
});
