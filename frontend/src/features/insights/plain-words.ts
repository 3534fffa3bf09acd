import type { Translate } from '../../i18n/setup';
import type { Format } from '../../lib/format';
import { MEASURES } from './sessions-draft';

/** Fields of answers that people read on no other page, or under other words there. */
const FIELDS = [
  'breakdown',
  'label',
  'date',
  'value',
  'name',
  'count',
  'step',
  'steps',
  'size',
  'complete',
  'optional',
  'conversion_from_start',
  'conversion_from_previous',
  'median_s',
  'avg_s',
  'odds_ratio',
  'low',
  'high',
  'p_value',
  'q_value',
  'converted_with',
  'dropped_with',
  'channel',
  'touchpoints',
  'source',
  'target',
  'ends',
] as const;

/** Returns how a field of an answer is called; its own name where there is none for it. */
export function fieldName(field: string, t: Translate): string {
  const measure = MEASURES.find((one) => one === field);
  if (measure) return t(`sessions.measures.${measure}`);
  const known = FIELDS.find((one) => one === field);
  return known ? t(`plainHeads.${known}`) : field;
}

/** Returns how a number of a field is written: shares in per cent, seconds as a length of time. */
export function fieldWriter(field: string, format: Format): (value: number) => string {
  if (/_rate$|^conversion_from_/.test(field)) return format.percent;
  if (/_s$/.test(field)) return format.duration;
  if (/^[pq]_value$/.test(field)) return format.small;
  return format.number;
}
