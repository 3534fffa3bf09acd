import { describe, expect, it } from 'vitest';
import { type Choice, matching } from './picker';

const choices: Choice[] = [
  { value: 'property:revenue', label: 'revenue' },
  { value: 'context:campaign.name', label: 'Campaign', also: 'campaign.name' },
  { value: 'trait:plan', label: 'plan' },
  { value: 'segment:7f3a', label: 'Is in “Buyers”' },
];
const found = (search: string) => matching(choices, search).map((one) => one.label);

describe('what a search in a list of choices finds', () => {
  it('has the letters in its label, however they are written', () => {
    expect(found(' REV ')).toEqual(['revenue']);
    expect(found('buyers')).toEqual(['Is in “Buyers”']);
    expect(found('')).toHaveLength(choices.length);
  });

  it('is not found by how the app marks it', () => {
    for (const mark of ['per', 'prop', 'text', 'trait', 'segm', '7f3a', ':']) expect(found(mark)).toEqual([]);
  });

  it('is a value of the context by its path too', () => {
    expect(found('campaign.n')).toEqual(['Campaign']);
  });

  it('begins with the letters when there are too many, whatever its place', () => {
    const many = Array.from({ length: 300 }, (_, at) => ({ value: String(at), label: `a${at}_id` }));
    const shown = matching([...many, { value: 'id', label: 'id' }], 'id');
    expect(shown).toHaveLength(200);
    expect(shown[0]?.label).toBe('id');
  });
});
