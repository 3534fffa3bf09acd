import type { Translate } from '../../i18n/setup';
import type { Kind } from './draft';
import { type Shape, shapesOf } from './shape';

/** Returns the name of a way to show an answer; the chart is called so where there is only one. */
export function shapeText(kind: Kind, shape: Shape, t: Translate): string {
  if (shape === 'chart' && shapesOf(kind).length <= 2) return t('insightAnswer.chart');
  return t(`insightAnswer.shapes.${shape}`);
}
