import type { InsightItem, MetricItem } from '../../../api/types';
import type { Draft } from '../draft';
import { fromQuestion, type Question } from '../saved';
import { unwatchable } from './model';

const KINDS = ['trend', 'funnel', 'sessions'] as const;

/** Something kept that an alert can watch; the definition of a metric is at hand. */
export type Watchable = {
  of: 'insight' | 'metric';
  id: string;
  name: string;
  kind: (typeof KINDS)[number];
  definition?: Question;
};

/** Returns the metrics and the saved questions of which an alert can be made; what a question asks is not known yet. */
export function watchable(insights: InsightItem[], metrics: MetricItem[]): Watchable[] {
  return [
    ...metrics
      .filter(({ definition }) => !unwatchable(definition))
      .map(({ id, name, definition }) => ({
        of: 'metric' as const,
        id,
        name,
        kind: kindOf(definition.kind),
        definition,
      })),
    ...insights
      .filter(({ kind }) => KINDS.some((one) => one === kind))
      .map(({ id, name, kind }) => ({ of: 'insight' as const, id, name, kind: kindOf(kind) })),
  ];
}

const kindOf = (kind: unknown): Watchable['kind'] => KINDS.find((one) => one === kind) ?? 'trend';

/** Returns what an alert on something kept asks, with the metric it follows; undefined when it cannot be edited. */
export function askOf(
  { question, metric_id }: { question: Question; metric_id?: string | null },
  today: string,
): Draft | undefined {
  const draft = fromQuestion(question, today);
  return draft && metric_id ? { ...draft, metric: metric_id } : draft;
}
