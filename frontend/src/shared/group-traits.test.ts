import { describe, expect, it } from 'vitest';
import { finished, readCondition } from '../lib/condition';
import { fieldOf, withField } from './conditions/edit';
import { type GroupTraits, groupTraitField, groupTraitInfo, groupTraitOf, sayType } from './group-traits';

const plan = { name: 'plan', types: ['string'], coverage: 1, examples: ['pro'] };
const seats = { name: 'seats', types: ['number'], coverage: 0.5, examples: [9] };
const groups: GroupTraits[] = [
  { said: { property: 'company' }, name: 'companies', traits: [plan] },
  { said: 'team', name: 'teams', traits: [{ ...plan, examples: ['gold'] }, seats] },
];

describe('a trait of groups', () => {
  it('is picked and shown again, whatever its names have in them', () => {
    for (const one of [
      { group_trait: 'a:b.c"d', group_type: 'x:y' },
      { group_trait: 'plan', group_type: { property: 'company' } },
      { group_trait: 'plan' },
    ])
      expect(groupTraitOf(groupTraitField(one))).toEqual(one);
    expect(groupTraitOf('trait:plan')).toBeUndefined();
  });
  it('is a condition that an editor reads, writes and sends', () => {
    const leaf = { group_trait: 'plan', group_type: 'team', op: 'eq' as const };
    expect(withField(fieldOf(leaf) ?? '', 'eq')).toEqual(leaf);
    expect(finished({ all: [leaf] })).toBeUndefined();
    expect(finished({ ...leaf, value: 'pro' })).toEqual({ ...leaf, value: 'pro' });
    expect(readCondition({ ...leaf, value: 'pro' })).toEqual({ ...leaf, value: 'pro' });
  });
  it('is of the type that is said, or of any when none is', () => {
    expect(groupTraitInfo(groups, { group_trait: 'plan', group_type: 'team' })?.examples).toEqual(['gold']);
    expect(groupTraitInfo(groups, { group_trait: 'plan', group_type: 'company' })?.examples).toEqual(['pro']);
    expect(groupTraitInfo(groups, { group_trait: 'seats' })).toEqual(seats);
  });
  it('is said as the question says the type that it counts', () => {
    expect(sayType('company', { property: 'company' })).toEqual({ property: 'company' });
    expect(sayType('team', { property: 'company' })).toBe('team');
    expect(sayType('company', 'company')).toBe('company');
  });
});
