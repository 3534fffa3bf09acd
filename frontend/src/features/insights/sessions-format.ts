import type { Format } from '../../lib/format';
import type { Measure } from './sessions-draft';

type Write = (value: number | null | undefined) => string;

/** Returns how a measure of sessions is written: a share, a length of time, or a number. */
export function writeMeasure(measure: Measure, format: Format): Write {
  if (measure.endsWith('_rate')) return format.percent;
  return measure.endsWith('_s') ? format.duration : format.number;
}
