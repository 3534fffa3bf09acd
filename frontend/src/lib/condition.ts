/** The condition language: filters everywhere in the product share this one tree. */
export type Leaf = {
  property?: string;
  context?: string;
  trait?: string;
  /** A trait of the event's group, of this type; without one, of the group that the question counts. */
  group_trait?: string;
  group_type?: GroupTypeName;
  op: Op;
  value?: unknown;
};
/** A type of groups, or also what events have in the property that is called like it. */
export type GroupTypeName = string | { property: string };
/** The person is in a saved cohort. */
export type InCohort = { segment: string };
export type Condition = Leaf | InCohort | { all: Condition[] } | { any: Condition[] } | { not: Condition };

export const OPS = [
  'eq',
  'ne',
  'in',
  'not_in',
  'contains',
  'not_contains',
  'starts_with',
  'ends_with',
  'matches',
  'gt',
  'gte',
  'lt',
  'lte',
  'between',
  'is_set',
  'is_not_set',
  'before',
  'after',
  'within_last',
] as const;
export type Op = (typeof OPS)[number];
export type Joint = 'all' | 'any';
export type ValueShape = 'none' | 'one' | 'many' | 'pair' | 'date' | 'duration';

const WORDS: Op[] = [
  'eq',
  'ne',
  'in',
  'not_in',
  'contains',
  'not_contains',
  'starts_with',
  'ends_with',
  'matches',
];
const NUMBERS: Op[] = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between', 'in', 'not_in'];
const DATES: Op[] = ['before', 'after', 'within_last'];
const PRESENCE: Op[] = ['is_set', 'is_not_set'];

/** Returns the comparisons that make sense for a property of these types, most useful first. */
export function opsFor(types: string[]): Op[] {
  const chosen = new Set<Op>();
  if (types.includes('number')) NUMBERS.forEach((op) => chosen.add(op));
  if (types.includes('datetime')) DATES.forEach((op) => chosen.add(op));
  if (types.includes('boolean')) (['eq', 'ne'] as Op[]).forEach((op) => chosen.add(op));
  if (types.includes('string') || types.includes('array') || chosen.size === 0)
    WORDS.forEach((op) => chosen.add(op));
  PRESENCE.forEach((op) => chosen.add(op));
  return [...chosen];
}

/** Returns what kind of value a comparison needs. */
export function shapeOf(op: Op): ValueShape {
  if (op === 'is_set' || op === 'is_not_set') return 'none';
  if (op === 'in' || op === 'not_in') return 'many';
  if (op === 'between') return 'pair';
  if (op === 'before' || op === 'after') return 'date';
  return op === 'within_last' ? 'duration' : 'one';
}

/** Returns `leaf` with another comparison, keeping its value where the shape allows it. */
export function withOp(leaf: Leaf, op: Op): Leaf {
  const { value, ...rest } = leaf;
  const [before, after] = [shapeOf(leaf.op), shapeOf(op)];
  if (after === 'none') return { ...rest, op };
  if (before === after) return { ...rest, op, value };
  if (after === 'many') return { ...rest, op, value: value === undefined || before !== 'one' ? [] : [value] };
  if (after === 'pair') return { ...rest, op, value: [null, null] };
  if (after === 'duration') return { ...rest, op, value: '30d' };
  return { ...rest, op, value: before === 'many' && Array.isArray(value) ? value[0] : undefined };
}

/** Returns typed text as the value it most likely means: a number, true/false, or the text itself. */
export function readValue(text: string, types: string[]): string | number | boolean {
  const trimmed = text.trim();
  if (types.includes('boolean') && (trimmed === 'true' || trimmed === 'false')) return trimmed === 'true';
  if (types.includes('number') && trimmed !== '' && Number.isFinite(Number(trimmed))) return Number(trimmed);
  return text;
}

const namesOf = (leaf: Partial<Leaf>) => [leaf.property, leaf.context, leaf.trait, leaf.group_trait];

/** Says whether nothing is missing: unfinished rows are not sent. */
export function isComplete(condition: Condition): boolean {
  if ('all' in condition) return condition.all.length > 0 && condition.all.every(isComplete);
  if ('any' in condition) return condition.any.length > 0 && condition.any.every(isComplete);
  if ('not' in condition) return isComplete(condition.not);
  if ('segment' in condition) return condition.segment !== '';
  if (!namesOf(condition).some(Boolean)) return false;
  const { value } = condition;
  switch (shapeOf(condition.op)) {
    case 'none':
      return true;
    case 'many':
      return Array.isArray(value) && value.length > 0;
    case 'pair':
      return Array.isArray(value) && value.length === 2 && value.every((end) => typeof end === 'number');
    default:
      return value !== undefined && value !== null && value !== '';
  }
}

/** Returns the condition without its unfinished parts; undefined when nothing is left. */
export function finished(condition: Condition | undefined): Condition | undefined {
  if (!condition) return undefined;
  if ('all' in condition) return group('all', condition.all);
  if ('any' in condition) return group('any', condition.any);
  if ('not' in condition) {
    const inner = finished(condition.not);
    return inner ? { not: inner } : undefined;
  }
  return isComplete(condition) ? condition : undefined;
}

function group(joint: Joint, members: Condition[]): Condition | undefined {
  const kept = members.map(finished).filter((member): member is Condition => member !== undefined);
  if (kept.length === 0) return undefined;
  return joint === 'all' ? { all: kept } : { any: kept };
}

/** Returns how many finished comparisons a condition has. */
export function countLeaves(condition: Condition | undefined): number {
  if (!condition) return 0;
  if ('all' in condition) return condition.all.reduce((sum, part) => sum + countLeaves(part), 0);
  if ('any' in condition) return condition.any.reduce((sum, part) => sum + countLeaves(part), 0);
  if ('not' in condition) return countLeaves(condition.not);
  return isComplete(condition) ? 1 : 0;
}

/** Returns `value` when it is a condition this page can edit, else undefined (an address can be typed by hand). */
export function readCondition(value: unknown): Condition | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const item = value as Record<string, unknown>;
  for (const joint of ['all', 'any'] as const) {
    const members = item[joint];
    if (Array.isArray(members)) {
      const kept = members.map(readCondition).filter((member): member is Condition => member !== undefined);
      return joint === 'all' ? { all: kept } : { any: kept };
    }
  }
  if ('not' in item) {
    const inner = readCondition(item.not);
    return inner && { not: inner };
  }
  if (typeof item.segment === 'string') return { segment: item.segment };
  const named = namesOf(item as Partial<Leaf>).some((name) => typeof name === 'string');
  return named && OPS.includes(item.op as Op) ? (item as Leaf) : undefined;
}
