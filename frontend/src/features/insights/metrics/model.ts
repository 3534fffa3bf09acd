import type { Metric, TileAnswer } from '../../../api/types';
import type { Translate } from '../../../i18n/setup';
import type { Format } from '../../../lib/format';
import { addDays, daysOf, lengthInDays, type Range } from '../../../lib/dates';
import type { Draft } from '../draft';
import { type Clock, type Query, toQuery } from '../query';
import { fromQuestion, type Question, same } from '../saved';

export const FORMATS = ['number', 'percent', 'money', 'duration'] as const;
export type MetricFormat = (typeof FORMATS)[number];

const MEASURED: Record<string, string[]> = {
  trend: ['kind', 'where', 'include_bots', 'group_type', 'series', 'formula'],
  funnel: [
    'kind',
    'where',
    'include_bots',
    'group_type',
    'steps',
    'order',
    'window',
    'exclusions',
    'count',
    'counting',
    'hold_constant',
  ],
};

/** Returns the part of a question that a metric is; undefined for what is no single number. */
export function definitionOf(question: Question | Query | null): Question | undefined {
  const names = MEASURED[String(question?.kind)];
  if (!question || !names) return undefined;
  const own = Object.entries(question).filter(([name, value]) => names.includes(name) && value !== undefined);
  const definition: Question = Object.fromEntries(own);
  const series = definition.series;
  if (Array.isArray(series) && series.length > 1 && !definition.formula) return undefined;
  return definition;
}

/** Says whether a draft still asks for a metric as it is defined. */
export function asksFor(draft: Draft, metric: Pick<Metric, 'definition'>, clock: Clock): boolean {
  const kept = fromQuestion(metric.definition, clock.today);
  if (!kept) return false;
  return same(definitionOf(toQuery(draft, clock)), definitionOf(toQuery(kept, clock)));
}

/** Returns a question about a metric, with the dates and the breakdown that a draft has. */
export function aboutMetric(metric: Pick<Metric, 'id' | 'definition'>, draft: Draft, today: string) {
  const picked = fromQuestion(metric.definition, today);
  if (!picked) return undefined;
  const { range, breakdown } = draft;
  return { ...picked, interval: undefined, range, breakdown, metric: metric.id } as Draft;
}

/** Returns how the number of a metric is written. */
export function writeMetric(
  format: MetricFormat,
  currency: string | null,
  formats: Format,
): (value: number | null | undefined) => string {
  if (format === 'percent') return formats.percent;
  if (format === 'duration') return formats.duration;
  // A number with a currency is an amount, whatever a program called it.
  if (currency && (format === 'money' || format === 'number'))
    return (value) => formats.money(value, currency);
  return formats.number;
}

/** What of an answer the number of a metric is read from. */
export type Answered = Pick<TileAnswer['answer'], 'result' | 'kind'>;
export type Figure = { value: number | null; before?: number | null; way: number[] };

/** Returns the number of a metric's answer, that of the period before where it has one, and its way. */
export function figureOf({ result, kind }: Answered): Figure {
  if (kind === 'trend') {
    const { series, compare } = result as TrendShape;
    const way = series[0]?.values.map((value) => value ?? 0) ?? [];
    return { value: series[0]?.total ?? null, before: compare?.[0]?.total, way };
  }
  const { steps, over_time } = result as FunnelShape;
  const value = steps?.at(-1)?.conversion_from_start ?? null;
  return { value, way: (over_time ?? []).map(({ rate }) => rate ?? 0) };
}

type TrendShape = {
  series: { total: number | null; values: (number | null)[] }[];
  compare?: { total: number | null }[] | null;
};
type FunnelShape = {
  steps?: { conversion_from_start: number | null }[];
  over_time?: { rate: number | null }[];
};

/** Returns the span of the same length that ends the day before another. */
export function spanBefore(range: Range, today: string): { date_from: string; date_to: string } {
  const { from, to } = daysOf(range, today);
  const length = lengthInDays({ from, to });
  return { date_from: addDays(from, -length), date_to: addDays(from, -1) };
}

/** Returns the number of a metric, compared with that of another answer where its own has none to compare with. */
export function figureAgainst(answer: Answered, earlier: Answered | null | undefined): Figure {
  const own = figureOf(answer);
  return answer.kind === 'funnel' && earlier ? { ...own, before: figureOf(earlier).value } : own;
}

/** Returns in words by how much a number differs from that of the period before. */
export function changeText(
  figure: Figure,
  write: (value: number | null | undefined) => string,
  t: Translate,
  format: Format,
): string {
  const change = changeOf(figure);
  if (change === undefined) return t('metrics.noBefore');
  const words = { change: format.change(change), before: write(figure.before) };
  return t(change < 0 ? 'metrics.down' : 'metrics.up', words);
}

/** Returns by how much a number changed, as a share of what it was. */
export function changeOf({ value, before }: Figure): number | undefined {
  if (value === null || before === null || before === undefined || before === 0) return undefined;
  return (value - before) / Math.abs(before);
}
