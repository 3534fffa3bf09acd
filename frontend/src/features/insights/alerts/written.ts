import type { Alert } from '../../../api/types';
import type { Format } from '../../../lib/format';
import { writeMetric } from '../metrics/model';
import type { Question } from '../saved';
import { MEASURES } from '../sessions-draft';
import { writeMeasure } from '../sessions-format';

/** The metric that an alert is about: it says how the number is written. */
export type AlertMetric = Alert['metric'];

/** Says whether the number is a share, shown in percent. */
export function isShare(question: Question, metric: AlertMetric): boolean {
  if (metric) return metric.format === 'percent';
  return question.kind === 'funnel' || Boolean(measureOf(question)?.endsWith('_rate'));
}

/** Returns the writer of an alert's numbers: as its metric says, else as the question is one of shares or lengths. */
export function writerOf(question: Question, metric: AlertMetric, format: Format): Format['number'] {
  if (metric) return writeMetric(metric.format, metric.currency, format);
  const measure = measureOf(question);
  if (measure) return writeMeasure(measure, format);
  return isShare(question, metric) ? format.percent : format.number;
}

/** Returns what a limit is typed in: percent, seconds, a currency; undefined for a plain number. */
export function unitOf(question: Question, metric: AlertMetric): string | undefined {
  if (isShare(question, metric)) return '%';
  if (metric?.format === 'money') return metric.currency ?? undefined;
  const seconds = metric ? metric.format === 'duration' : measureOf(question)?.endsWith('_s');
  return seconds ? 's' : undefined;
}

function measureOf({ kind, measures }: Question) {
  const named = kind === 'sessions' && Array.isArray(measures) ? measures[0] : undefined;
  return MEASURES.find((one) => one === named);
}

/** Returns a share in percent, without what its arithmetic leaves behind: 0.07 is 7, not 7.000000000000001. */
export const percentOf = (share: number): number => Number((share * 100).toPrecision(12));

/** Returns the share that a percentage stands for. */
export const shareOf = (percent: number): number => Number((percent / 100).toPrecision(12));
