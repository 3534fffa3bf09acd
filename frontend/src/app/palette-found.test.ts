import { describe, expect, it } from 'vitest';
import type { Command } from '../ui/spotlight';
import { foundOf } from './palette-found';

const command = (label: string, description = ''): Command => ({
  id: label,
  label,
  description,
  run: () => undefined,
});

describe('what is kept under a name', () => {
  it('is found by its name first, then by what it is', () => {
    const all = [command('Sales', 'Orders of the shop'), command('Visits'), command('Orders')];
    expect(foundOf(all, ' ord ').map(({ label }) => label)).toEqual(['Orders', 'Sales']);
  });
  it('leaves room for pages and for what can be done', () => {
    const many = Array.from({ length: 40 }, (_, at) => command(`Order ${at}`));
    expect(foundOf([command('Visits'), ...many], 'order').map(({ label }) => label)).toEqual(
      many.slice(0, 8).map(({ label }) => label),
    );
  });
});
