import { describe, expect, it } from 'vitest';
import { withDraft } from './drafts';

describe('what is written over a query', () => {
  it('is kept by that query, until it is the query again', () => {
    const one = withDraft({}, 'SELECT 1', 'SELECT 12');
    const both = withDraft(one, 'SELECT 2', 'SELECT 3');
    expect(both).toEqual({ 'SELECT 1': 'SELECT 12', 'SELECT 2': 'SELECT 3' });
    expect(withDraft(both, 'SELECT 1', 'SELECT 1')).toEqual({ 'SELECT 2': 'SELECT 3' });
  });

  it('is kept for the latest thirty', () => {
    let drafts = {};
    for (let number = 0; number < 40; number++) drafts = withDraft(drafts, `SELECT ${number}`, 'SELECT');
    expect(Object.keys(drafts)).toHaveLength(30);
    expect(drafts).toHaveProperty(['SELECT 39']);
  });
});
