import type { EventInfo, PropertyInfo, TemplateFit, TemplateMatch } from '../../../api/types';

export type RoleName = TemplateFit['roles'][number]['role'];
export type Chosen = Pick<TemplateMatch, 'kind' | 'name'>;
/** Who plays what; a role without somebody is missing. */
export type Cast = Partial<Record<RoleName, Chosen>>;

/** Returns the best match of every role that has one. */
export function bestCast(fit: TemplateFit): Cast {
  const best = fit.roles.flatMap(({ role, matches: [first] }) =>
    first ? [[role, { kind: first.kind, name: first.name }] as const] : [],
  );
  return Object.fromEntries(best);
}

/** Returns the roles that a tile needs and nobody plays. */
export const missingOf = (needs: RoleName[], cast: Cast) => needs.filter((role) => !cast[role]);

/** Returns the match that a choice is, when it is one of those found. */
export function matchOf(matches: TemplateMatch[], chosen: Chosen | undefined): TemplateMatch | undefined {
  return matches.find((one) => one.kind === chosen?.kind && one.name === chosen.name);
}

/** A choice as one word, for lists. */
export const wordOf = ({ kind, name }: Chosen) => `${kind}:${name}`;

/** Returns the choice that a word stands for. */
export function chosenOf(word: string): Chosen {
  const [kind = 'event'] = word.split(':', 1);
  return { kind: kind as Chosen['kind'], name: word.slice(kind.length + 1) };
}

export type Offer = Chosen & { found: boolean; volume?: number; examples?: unknown[] };

/** Returns what can be chosen for a role: what was found first, then everything else of its sort. */
export function offersFor(
  role: TemplateFit['roles'][number],
  events: EventInfo[],
  properties: PropertyInfo[],
): Offer[] {
  const found = role.matches.map((one): Offer => ({ kind: one.kind, name: one.name, found: true }));
  const known = new Set(found.map(wordOf));
  const all: Offer[] = role.of.length
    ? properties.map(({ name, examples }) => ({ kind: 'property', name, found: false, examples }))
    : events.map(({ name, volume }) => ({ kind: 'event', name, found: false, volume }));
  const described = (offer: Offer) => ({
    ...all.find((one) => wordOf(one) === wordOf(offer)),
    ...offer,
  });
  return [...found.map(described), ...all.filter((one) => !known.has(wordOf(one)))];
}
