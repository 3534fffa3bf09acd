import type { PropertyInfo } from '../api/types';
import type { Translate } from '../i18n/setup';
import type { GroupTypeName } from '../lib/condition';
import type { Format } from '../lib/format';
import type { Choice } from '../ui/picker';
import { propertyChoices } from './choices';

/** The traits of one type of groups: how questions say the type, what it is called. */
export type GroupTraits = { said: GroupTypeName; name: string; traits: PropertyInfo[] };
/** A trait of groups as a condition or a breakdown names it; without a type, of the groups that are counted. */
export type OfGroup = { group_trait?: string; group_type?: GroupTypeName };

const PREFIX = 'group_trait:';

/** Returns how a type is said beside a trait: as the question says it when it counts that type. */
export function sayType(type: string, counted: GroupTypeName | undefined): GroupTypeName {
  return typeof counted === 'object' && counted.property === type ? counted : type;
}

/** Returns the type's name. */
export function typeText(said: GroupTypeName): string {
  return typeof said === 'string' ? said : said.property;
}

/** Returns those that have traits, the groups that are counted first. */
export function countedFirst(groups: GroupTraits[], counted: GroupTypeName | undefined): GroupTraits[] {
  const first = counted === undefined ? undefined : typeText(counted);
  const rank = ({ said }: GroupTraits) => Number(typeText(said) !== first);
  return groups.filter(({ traits }) => traits.length > 0).sort((a, b) => rank(a) - rank(b));
}

/** Returns a trait of groups as the pickers write it. */
export function groupTraitField({ group_trait, group_type }: OfGroup): string {
  return `${PREFIX}${JSON.stringify([group_type ?? null, group_trait])}`;
}

/** Returns the trait of groups that a picked field stands for; undefined when it is something else. */
export function groupTraitOf(field: string): { group_trait: string; group_type?: GroupTypeName } | undefined {
  if (!field.startsWith(PREFIX)) return undefined;
  const [said, name] = JSON.parse(field.slice(PREFIX.length)) as [GroupTypeName | null, string];
  return said === null ? { group_trait: name } : { group_trait: name, group_type: said };
}

/** Returns traits of groups as choices, each type under its name. */
export function groupTraitChoices(groups: GroupTraits[], t: Translate, format: Format): Choice[] {
  return groups.flatMap(({ said, name, traits }) =>
    propertyChoices(traits, '', t('conditions.groupTraits', { type: name }), format).map((choice, at) => ({
      ...choice,
      value: groupTraitField({ group_trait: traits[at]?.name, group_type: said }),
    })),
  );
}

/** Returns what is known of a trait of groups. */
export function groupTraitInfo(groups: GroupTraits[], { group_trait, group_type }: OfGroup) {
  const type = group_type === undefined ? undefined : typeText(group_type);
  return groups
    .filter(({ said }) => type === undefined || typeText(said) === type)
    .flatMap(({ traits }) => traits)
    .find(({ name }) => name === group_trait);
}

/** Returns a trait of groups in words: with the type that is said. */
export function groupTraitText({ group_trait = '', group_type }: OfGroup, t: Translate): string {
  if (group_type === undefined) return group_trait;
  return t('conditions.ofGroup', { trait: group_trait, type: typeText(group_type) });
}

/** Returns the type of groups that untrusted JSON names; undefined when it names none. */
export function readGroupTypeName(value: unknown): GroupTypeName | undefined {
  if (typeof value === 'string') return value || undefined;
  const property = (value as { property?: unknown } | null | undefined)?.property;
  return typeof property === 'string' && property ? { property } : undefined;
}
