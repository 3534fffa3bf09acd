import { useQuery } from '@tanstack/react-query';
import { useProject } from '../../../shared/session';
import type { Draft } from '../draft';
import type { Clock } from '../query';
import { asksFor } from './model';
import { metricQuery } from './queries';

/** Returns the id of the metric that a draft asks for, as long as it does. */
export function useMetricOf(draft: Draft | undefined, clock: Clock): string | undefined {
  const metric = useQuery(metricQuery(useProject().project_id, draft?.metric)).data;
  return draft && metric && asksFor(draft, metric, clock) ? metric.id : undefined;
}
