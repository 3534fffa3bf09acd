import { describe, expect, it } from 'vitest';
import { completionsOf, literalsOf } from './completions';

const property = { name: 'plan', types: ['string'], coverage: 1, examples: ['free', 3] };
const event = {
  name: 'Order Completed',
  volume: 5,
  persons: 1,
  sampled: 5,
  first_seen: '2025-01-01T00:00:00Z',
  last_seen: '2026-03-15T00:00:00Z',
  properties: [property],
};
const schema = {
  events: [event],
  traits: [{ ...property, name: 'city', examples: ['Madrid'] }],
  groups: [],
};

describe('what an editor of SQL offers', () => {
  it('has the circumstances of events among the names', () => {
    const labels = completionsOf({ views: [], functions: [] }, schema).map((one) => one.label);
    expect(labels).toEqual(
      expect.arrayContaining(['properties.plan', 'traits.city', 'context.traffic.channel']),
    );
  });

  it('has events and examples between quotes', () => {
    const literals = literalsOf(schema);
    expect(literals).toContainEqual({ text: 'Order Completed', of: 'event' });
    expect(literals).toContainEqual({ text: 'free', of: 'properties.plan', detail: 'plan' });
    expect(literals).toContainEqual({ text: 'Madrid', of: 'traits.city', detail: 'city' });
    expect(literals.filter((one) => one.of === 'context.device.type').map((one) => one.text)).toContain(
      'mobile',
    );
    expect(literals.map((one) => one.text)).not.toContain(3);
  });
});
