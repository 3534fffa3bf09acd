import { describe, expect, it } from 'vitest';
import { readInsightSearch } from '../url';
import { readBoardSearch } from './url';

describe('the address of a dashboard', () => {
  it('holds dates and a filter, and nothing that cannot be read', () => {
    const where = { property: 'country', op: 'eq', value: 'ES' };
    const search = { date_from: '-7d', date_to: '2026-01-31', where };
    expect(readBoardSearch(search)).toEqual(search);
    expect(readBoardSearch({ date_from: 'soon', date_to: 7, where: { op: 'near' } })).toEqual({});
  });
});

describe('the address of a question', () => {
  it('names the insight it came from and the dashboard it is asked for', () => {
    expect(readInsightSearch({ insight: 7, board: '12' })).toEqual({ insight: '7', board: '12' });
    expect(readInsightSearch({ insight: '07', board: 'x' })).toEqual({});
  });
});
