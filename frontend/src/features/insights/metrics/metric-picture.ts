import type { Translate } from '../../../i18n/setup';
import type { Format } from '../../../lib/format';
import type { Ink } from '../../../ui/chart/ink';
import { sparklinePoints } from '../../../ui/sparkline-points';
import { type Answered, changeText, figureAgainst, type MetricFormat, writeMetric } from './model';

/** The metric of a tile and how it is written. */
export type ShownMetric = { format: MetricFormat; currency: string | null };

type Paint = { t: Translate; format: Format; ink: Ink };

const HEIGHT = 72;
const SPARK = { width: 120, height: 32 };

/** Returns the number of a metric, how it moved and by how much it differs from before, as an image and in words. */
export function metricPicture(
  metric: ShownMetric,
  answer: Answered,
  earlier: Answered | null | undefined,
  width: number,
  { t, format, ink }: Paint,
) {
  const figure = figureAgainst(answer, earlier);
  const write = writeMetric(metric.format, metric.currency, format);
  const [value, change] = [write(figure.value), changeText(figure, write, t, format)];
  const points = sparklinePoints(figure.way, SPARK.width, SPARK.height);
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}">`,
    `<text x="0" y="36" font-family="Inter" font-size="32" font-weight="600" fill="${ink.text}">${escaped(value)}</text>`,
    `<polyline transform="translate(${width - SPARK.width} 8)" points="${points}" fill="none" stroke="${ink.series[0]}" stroke-width="1.5"/>`,
    `<text x="0" y="62" font-family="Inter" font-size="13" fill="${ink.muted}">${escaped(change)}</text>`,
    '</svg>',
  ].join('');
  const heads = [t('metrics.value'), t('metrics.against')];
  return { svg, height: HEIGHT, table: { heads, numeric: [true, false], rows: [[value, change]] } };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
