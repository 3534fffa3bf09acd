import type { Translate } from '../../i18n/setup';
import { shortValue } from '../../lib/format';

const SHOWN = 4;

/** Returns the first traits of a group in one line, its name aside; empty when nothing else is known. */
export function traitsInShort(traits: Record<string, unknown>, t: Translate): string {
  const known = Object.entries(traits).filter(([name]) => name !== 'name');
  const said = known
    .slice(0, SHOWN)
    .map(([trait, value]) => t('insightAnswer.groupTrait', { trait, value: shortValue(value) }));
  const more = known.length - said.length;
  if (more > 0) said.push(t('insightAnswer.moreTraits', { count: more }));
  return said.join(' · ');
}
