import type { Condition, InCohort, Joint, Leaf } from '../../lib/condition';
import { groupTraitField, groupTraitOf } from '../group-traits';

/** A group as the builder shows it; a bare leaf is a group of one. */
export type Group = { joint: Joint; members: Condition[] };

/** Returns a condition as a group. */
export function asGroup(condition: Condition | undefined): Group {
  if (!condition) return { joint: 'all', members: [] };
  if ('all' in condition) return { joint: 'all', members: condition.all };
  if ('any' in condition) return { joint: 'any', members: condition.any };
  return { joint: 'all', members: [condition] };
}

/** Returns a group as a condition; undefined when it is empty. */
export function fromGroup({ joint, members }: Group): Condition | undefined {
  if (members.length === 0) return undefined;
  return joint === 'all' ? { all: members } : { any: members };
}

/** Returns a group with one member replaced, or removed when `next` is undefined. */
export function replaced(group: Group, index: number, next: Condition | undefined): Group {
  const members = group.members.flatMap((member, at) => (at === index ? (next ? [next] : []) : [member]));
  return { ...group, members };
}

/** Returns the opposite of a condition; the opposite of an opposite is the condition itself. */
export function negated(condition: Condition): Condition {
  return 'not' in condition ? condition.not : { not: condition };
}

/** Returns the name of what a leaf looks at, as the picker writes it. */
export function fieldOf(leaf: Leaf | InCohort): string | null {
  if ('segment' in leaf) return `segment:${leaf.segment}`;
  if (leaf.property) return `property:${leaf.property}`;
  if (leaf.context) return `context:${leaf.context}`;
  if (leaf.group_trait) return groupTraitField(leaf);
  return leaf.trait ? `trait:${leaf.trait}` : null;
}

/** Returns a leaf that looks at another property, value of the context or trait. */
export function withField(field: string, op: Leaf['op']): Leaf {
  const ofGroup = groupTraitOf(field);
  if (ofGroup) return { ...ofGroup, op };
  const name = field.slice(field.indexOf(':') + 1);
  if (field.startsWith('context:')) return { context: name, op };
  return field.startsWith('trait:') ? { trait: name, op } : { property: name, op };
}
