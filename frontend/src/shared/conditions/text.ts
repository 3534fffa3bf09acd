import type { Translate } from '../../i18n/setup';
import type { Condition, Leaf } from '../../lib/condition';
import { shortValue } from '../../lib/format';
import { groupTraitText } from '../group-traits';

/** Returns a condition as people say it. */
export function conditionText(condition: Condition, t: Translate, names?: Record<string, string>): string {
  if ('all' in condition) return listed(condition.all, 'conditions.both', t, names);
  if ('any' in condition) return listed(condition.any, 'conditions.either', t, names);
  if ('not' in condition) return t('conditions.opposite', { what: conditionText(condition.not, t, names) });
  if ('segment' in condition)
    return t('cohorts.isIn', { name: names?.[condition.segment] ?? condition.segment });
  return leafText(condition, t);
}

function listed(
  parts: Condition[],
  how: 'conditions.both' | 'conditions.either',
  t: Translate,
  names?: Record<string, string>,
): string {
  const said = (part: Condition) => conditionText(part, t, names);
  return parts
    .map((part) => ('any' in part ? `(${said(part)})` : said(part)))
    .reduce((one, other) => t(how, { one, other }));
}

function leafText({ property, context, trait, op, value, ...of }: Leaf, t: Translate): string {
  const field = property ?? context ?? trait ?? groupTraitText(of, t);
  const comparison = t(`conditions.op.${op}`);
  if (value === undefined) return t('conditions.saidAlone', { field, comparison });
  const shown = Array.isArray(value) ? value.map(shortValue).join(', ') : shortValue(value);
  return t('conditions.said', { field, comparison, value: shown });
}
