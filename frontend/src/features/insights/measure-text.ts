import type { Translate } from '../../i18n/setup';
import type { Series } from './draft';
import { USUAL_PERCENTILE } from './query';

/** Returns what is measured, as it begins the name of a line: "Sum of revenue". */
export function measureText({ math, property = '', percentile, per_person }: Series, t: Translate): string {
  const measured = t(`insight.measureNames.${math}`, {
    property,
    percentile: percentile ?? USUAL_PERCENTILE,
  });
  return per_person ? `${measured}, ${t(`insight.across.${per_person}`)}` : measured;
}
