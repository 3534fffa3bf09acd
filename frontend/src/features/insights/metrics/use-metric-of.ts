import { useQuery } from '@tanstack/react-query';
import type { Metric } from '../../../api/types';
import { useProject } from '../../../shared/session';
import type { Draft } from '../draft';
import type { Clock } from '../query';
import { asksFor } from './model';
import { metricQuery } from './queries';

/** Returns the id of the metric that a draft asks for, as long as it does. */
export function useMetricOf(draft: Draft | undefined, clock: Clock): string | undefined {
  return useAskedMetric(draft, clock).metric?.id;
}

/** Returns the metric that a draft asks for, as long as it does; `waits` until that is known. */
export function useAskedMetric(
  draft: Draft | undefined,
  clock: Clock,
): { metric: Metric | undefined; waits: boolean } {
  const { data, isLoading } = useQuery(metricQuery(useProject().project_id, draft?.metric));
  const metric = draft && data && asksFor(draft, data, clock) ? data : undefined;
  return { metric, waits: isLoading };
}
