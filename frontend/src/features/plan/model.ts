import type {
  Plan,
  PlanChange,
  PlanEvent,
  PlanProperty,
  PropertyType,
  Violation,
  Violations,
} from '../../api/types';

export const POLICIES = ['allow', 'flag', 'block'] as const;
export const TYPES = ['text', 'number', 'integer', 'boolean', 'list', 'object', 'date'] as const;
export const PIIS = ['none', 'pseudonymous', 'personal', 'sensitive'] as const;
const CODES = [
  'missing',
  'type',
  'value',
  'pattern',
  'range',
  'unexpected',
  'condition',
  'unknown_event',
] as const;

export const EMPTY_EVENT: PlanEvent = {
  policy: 'flag',
  strict: false,
  description: { en: '', es: '' },
  owner: '',
  purpose: '',
  check: null,
  properties: {},
};

export const EMPTY_PROPERTY: PlanProperty = {
  type: 'text',
  required: false,
  description: { en: '', es: '' },
  owner: '',
  allowed: [],
  pattern: '',
  minimum: null,
  maximum: null,
  pii: 'none',
  purpose: '',
};

export type Status = 'added' | 'changed' | 'same';

/** Returns how an event of the draft stands to what is published. */
export function statusOf(event: string, changes: PlanChange[]): Status {
  const own = changes.filter((change) => change.event === event);
  if (own.some((change) => change.kind === 'added' && change.property === '')) return 'added';
  return own.length ? 'changed' : 'same';
}

/** Returns how many events of a name arrived, and the share that broke the plan; null without any. */
export function shareOf(event: string, found: Violations | undefined) {
  const totals = found?.totals.find((one) => one.event === event);
  const total = totals ? totals.stored + totals.blocked : 0;
  return totals && total ? { total, share: (totals.flagged + totals.blocked) / total } : null;
}

/** Returns the violations of an event within the days counted. */
export function brokenBy(event: string, found: Violations | undefined): Violation[] {
  return (found?.violations ?? []).filter((one) => one.event === event && one.flagged + one.blocked > 0);
}

/** Returns the plan with an event put in, or taken out when none is given. */
export function withEvent(plan: Plan, name: string, event: PlanEvent | null): Plan {
  const { [name]: _, ...rest } = plan.events;
  return { ...plan, events: event ? { ...rest, [name]: event } : rest };
}

/** Returns the event with a property put in, or taken out when none is given. */
export function withProperty(event: PlanEvent, name: string, property: PlanProperty | null): PlanEvent {
  const { [name]: _, ...rest } = event.properties;
  return { ...event, properties: property ? { ...rest, [name]: property } : rest };
}

/** Returns the property with another type, without what says nothing about that type. */
export function withType(property: PlanProperty, type: PropertyType): PlanProperty {
  const numeric = type === 'number' || type === 'integer';
  return {
    ...property,
    type,
    allowed: [],
    pattern: type === 'text' ? property.pattern : '',
    minimum: numeric ? property.minimum : null,
    maximum: numeric ? property.maximum : null,
  };
}

/** Returns typed values for what was typed in; of a list, numbers that were there stay numbers. */
export function allowedValues(texts: string[], property: PlanProperty): (string | number)[] {
  if (property.type === 'text') return texts;
  if (property.type === 'list')
    return texts.map((text) => property.allowed.find((value) => String(value) === text) ?? text);
  return texts.map(Number).filter((value) => Number.isFinite(value));
}

/** Takes `type:revenue` apart. */
export function readCode(code: string): { kind: (typeof CODES)[number] | null; name: string } {
  const at = code.indexOf(':');
  const word = at < 0 ? code : code.slice(0, at);
  return { kind: CODES.find((one) => one === word) ?? null, name: at < 0 ? '' : code.slice(at + 1) };
}
