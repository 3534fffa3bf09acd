import { describe, expect, it } from 'vitest';
import type { Schema } from '../api/types';
import { shownOf } from './shown-schema';

describe('what is there to choose from', () => {
  it('are the properties that somebody sent, not the amounts that Cauce keeps beside them', () => {
    const named = (name: string) => ({ name, types: ['number'], coverage: 1, examples: [] });
    const properties = ['revenue', '$minor.revenue', '$minor.currency'].map(named);
    const schema = { events: [{ name: 'Order', properties }], traits: [] } as unknown as Schema;
    expect(shownOf(schema).events[0]?.properties.map(({ name }) => name)).toEqual(['revenue']);
  });
});
