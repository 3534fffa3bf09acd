import type { Draft } from './draft';
import { bag, text } from './reading';

/** Which groups are counted: those of a type, or also those of a property that is called like their type. */
export type GroupTypeChoice = string | { property: string };

/** Says whether any number of a question is one of groups. */
export function countsGroups(draft: Draft): boolean {
  if (draft.kind === 'trend') return draft.series.some((one) => one.math === 'groups');
  return 'count' in draft && draft.count === 'groups';
}

/** Returns the type that untrusted JSON names, or nothing. */
export function readGroupType(value: unknown): GroupTypeChoice | undefined {
  const property = text(bag(value)?.property);
  return property ? { property } : text(value);
}

/** Returns the type that a question asks for; without groups it has none. */
export function groupTypeOf(draft: Draft): GroupTypeChoice | undefined {
  return countsGroups(draft) ? draft.group_type : undefined;
}

/** Returns a choice as one word of a list, and back. */
export function wordOf(choice: GroupTypeChoice | undefined): string {
  if (choice === undefined) return '';
  return typeof choice === 'string' ? `type:${choice}` : `property:${choice.property}`;
}

export function choiceOf(word: string | null): GroupTypeChoice | undefined {
  const [how, ...rest] = (word ?? '').split(':');
  const name = rest.join(':');
  if (!name) return undefined;
  return how === 'property' ? { property: name } : name;
}
