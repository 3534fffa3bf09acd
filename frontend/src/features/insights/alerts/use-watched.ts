import { useState } from 'react';
import type { Alert } from '../../../api/types';
import { todayIn } from '../../../lib/dates';
import { useProject } from '../../../shared/session';
import type { Draft } from '../draft';
import { useAskedMetric } from '../metrics/use-metric-of';
import { fromQuestion, type Question, toQuestion } from '../saved';
import type { AlertMetric } from './written';

type Watched = {
  /** The question for its editor; undefined when that cannot show it. */
  ask: Draft | undefined;
  /** The question for the server; null while it is unfinished. */
  question: Question | null;
  metric: AlertMetric;
  metricId: string | null;
  /** It is not known yet whether the question is about a metric. */
  waits: boolean;
  changed: boolean;
  change: (next: Draft | undefined) => void;
  today: string;
};

/** Returns what an alert watches: what is kept, until another question is asked in its place. */
export function useWatched(alert: Alert): Watched {
  const { timezone } = useProject();
  const today = todayIn(timezone, new Date());
  const [asked, change] = useState<Draft>();
  const { metric, waits } = useAskedMetric(asked, { timezone, today });
  const common = { waits, change, today };
  if (asked) {
    const question = toQuestion(asked, { timezone, today });
    return {
      ...common,
      ask: asked,
      question,
      metric: metric ?? null,
      metricId: metric?.id ?? null,
      changed: true,
    };
  }
  const kept = fromQuestion(alert.question, today);
  const ask = kept && ({ ...kept, metric: alert.metric?.id } as Draft);
  const { question, metric_id: metricId } = alert;
  return { ...common, ask, question, metric: alert.metric, metricId, changed: false };
}
