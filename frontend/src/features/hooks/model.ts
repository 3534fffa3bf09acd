import type { Hook, HookMapping, HookPreset, HookRule, HookSource } from '../../api/types';
import { OPS, type Op, shapeOf } from '../../lib/condition';

/** One comparison as it is typed; `field` is a dotted place in the payload, or `header: name`. */
export type Row = { field: string; op: Op; value: string };
/** Rows that all have to hold, or the JSON of a condition that rows cannot show. */
export type ConditionDraft = { rows: Row[] } | { text: string };
/** A named source as it is typed. */
export type Member = { name: string; source: string };

/** The single places of a template, in the order the page shows them. */
export const PLACES = [
  'event',
  'user_id',
  'anonymous_id',
  'timestamp',
  'message_id',
  'group_id',
  'previous_id',
] as const;
export type Place = (typeof PLACES)[number];
export const TYPES = ['track', 'identify', 'page', 'screen', 'group', 'alias'] as const;

/** A rule as it is being edited: every source is the text a person reads and types. */
export type RuleDraft = {
  id: string;
  name: string;
  type: string;
  goes_on: boolean;
  when: ConditionDraft;
  each: string;
  where: ConditionDraft;
  places: Record<Place, string>;
  properties: Member[];
  traits: Member[];
};

const HEADER = 'header:';
const LITERAL = /^(-?\d|true$|false$|")/;
const ROW_OPS: Op[] = [
  'eq',
  'ne',
  'in',
  'not_in',
  'contains',
  'starts_with',
  'is_set',
  'is_not_set',
  'gt',
  'lt',
];
export const CHOICES = OPS.filter((op) => ROW_OPS.includes(op));

/** Returns a source as text: `$.a.b`, `header: x-topic`, or the constant. */
export function textOf(source: HookSource | null | undefined): string {
  if (!source) return '';
  if (source.path) return source.path;
  if (source.header) return `${HEADER} ${source.header}`;
  const { value } = source;
  if (typeof value === 'string') return LITERAL.test(value) || isPlace(value) ? JSON.stringify(value) : value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

/** Returns what a text says as a source; undefined when it is empty. */
export function sourceOf(text: string): HookSource | undefined {
  const typed = text.trim();
  if (typed === '') return undefined;
  if (/^[$@]/.test(typed)) return { path: typed };
  if (typed.toLowerCase().startsWith(HEADER)) return { header: typed.slice(HEADER.length).trim() };
  return { value: LITERAL.test(typed) ? parsed(typed) : typed };
}

const isPlace = (text: string) => /^[$@]/.test(text) || text.toLowerCase().startsWith(HEADER);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Returns a condition for editing. */
export function conditionDraft(condition: unknown): ConditionDraft {
  if (condition === null || condition === undefined) return { rows: [] };
  const leaves = isAll(condition) ? condition.all : [condition];
  const rows = leaves.map(rowOf);
  return rows.every((row) => row !== null) ? { rows } : { text: JSON.stringify(condition, null, 2) };
}

const isAll = (condition: unknown): condition is { all: unknown[] } =>
  typeof condition === 'object' && condition !== null && Array.isArray((condition as { all?: unknown }).all);

function rowOf(leaf: unknown): Row | null {
  const { property, context, op, value } = leaf as Record<string, unknown>;
  const field =
    typeof property === 'string'
      ? property
      : typeof context === 'string' && context.startsWith('headers.')
        ? `${HEADER} ${context.slice('headers.'.length)}`
        : null;
  const known = ROW_OPS.find((one) => one === op);
  if (field === null || known === undefined) return null;
  const values = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return { field, op: known, value: values.map(String).join(', ') };
}

/** Returns what a draft says; undefined when nothing is to be compared. Throws SyntaxError for text that is no JSON. */
export function conditionOf(draft: ConditionDraft): Record<string, unknown> | undefined {
  if ('text' in draft)
    return draft.text.trim() ? (JSON.parse(draft.text) as Record<string, unknown>) : undefined;
  const leaves = draft.rows.filter((row) => row.field.trim()).map(leafOf);
  if (leaves.length === 0) return undefined;
  return leaves.length === 1 ? leaves[0] : { all: leaves };
}

function leafOf({ field, op, value }: Row): Record<string, unknown> {
  const typed = field.trim();
  const subject = typed.toLowerCase().startsWith(HEADER)
    ? { context: `headers.${typed.slice(HEADER.length).trim().toLowerCase()}` }
    : { property: typed.replace(/^[$@]\.?/, '') };
  const shape = shapeOf(op);
  if (shape === 'none') return { ...subject, op };
  if (shape === 'many') return { ...subject, op, value: value.split(',').map((one) => one.trim()) };
  return { ...subject, op, value: op === 'gt' || op === 'lt' ? Number(value) : value.trim() };
}

/** Returns a rule for editing. */
export function ruleDraft(rule: HookRule): RuleDraft {
  return {
    id: rule.id ?? '',
    name: rule.name ?? '',
    type: rule.type ?? 'track',
    goes_on: rule.goes_on ?? false,
    when: conditionDraft(rule.when),
    each: rule.each ?? '',
    where: conditionDraft(rule.where),
    places: Object.fromEntries(PLACES.map((place) => [place, textOf(rule[place])])) as Record<Place, string>,
    properties: members(rule.properties),
    traits: members(rule.traits),
  };
}

const members = (sources: Record<string, HookSource> | undefined): Member[] =>
  Object.entries(sources ?? {}).map(([name, source]) => ({ name, source: textOf(source) }));

/** Returns a rule as the server takes it. */
export function ruleOf(draft: RuleDraft): HookRule {
  const places = PLACES.map((place) => [place, sourceOf(draft.places[place])] as const);
  return {
    id: draft.id,
    name: draft.name,
    type: draft.type,
    goes_on: draft.goes_on,
    when: conditionOf(draft.when) ?? null,
    ...(draft.each.trim() ? { each: draft.each.trim(), where: conditionOf(draft.where) ?? null } : {}),
    ...Object.fromEntries(places.filter(([, source]) => source)),
    properties: sourcesOf(draft.properties),
    traits: sourcesOf(draft.traits),
  };
}

function sourcesOf(list: Member[]): Record<string, HookSource> {
  const named = list.map(({ name, source }) => [name.trim(), sourceOf(source)] as const);
  return Object.fromEntries(named.filter((one): one is [string, HookSource] => one[0] !== '' && !!one[1]));
}

/** Returns the rules of a mapping for editing. */
export const draftsOf = (mapping: HookMapping): RuleDraft[] => (mapping.rules ?? []).map(ruleDraft);

/** Returns a mapping with these rules and this name of a delivery. */
export function mappingOf(drafts: RuleDraft[], deliveryId: string): HookMapping {
  const named = sourceOf(deliveryId);
  return { rules: drafts.map(ruleOf), ...(named ? { delivery_id: named } : {}) };
}

/** Returns a list with one member moved up by one place. */
export function movedUp<Item>(list: Item[], at: number): Item[] {
  return list.map((item, index) =>
    index === at - 1 ? (list[at] ?? item) : index === at ? (list[at - 1] ?? item) : item,
  );
}

/** Returns the headers that are typed one a line, `name: value`. */
export function headersOf(text: string): Record<string, string> {
  const lines = text.split('\n').map((line) => line.split(/:(.*)/s));
  return Object.fromEntries(
    lines.filter(([name]) => name?.trim()).map(([name, value]) => [name?.trim(), (value ?? '').trim()]),
  ) as Record<string, string>;
}

/** Returns headers one a line. */
export const headerLines = (headers: Record<string, string>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');

export const NEW_RULE: RuleDraft = ruleDraft({});

/** What is being edited of a webhook. */
export type Edited = { name: string; drafts: RuleDraft[]; deliveryId: string };
/** A body and its headers, one a line, to try rules on. */
export type Example = { text: string; headers: string };

/** Returns what a sender sends, to try rules on. */
export const exampleOf = (preset: HookPreset): Example => ({
  text: JSON.stringify(preset.example, null, 2),
  headers: headerLines(preset.headers),
});

/** Returns a webhook for editing. */
export const editedOf = (hook: Hook): Edited => ({
  name: hook.name,
  drafts: draftsOf(hook.mapping),
  deliveryId: textOf(hook.mapping.delivery_id),
});

/** Returns what a draft says, null when a condition typed as JSON is none. */
export function readable<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Returns JSON text laid out for reading; what is no JSON stays as it is. */
export function pretty(text: string): string {
  const value = parsed(text);
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : text;
}
