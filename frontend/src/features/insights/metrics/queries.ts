import { queryOptions, skipToken } from '@tanstack/react-query';
import { answered, api } from '../../../api/http';
import type { Metric, MetricIn } from '../../../api/types';
import { useProject } from '../../../shared/session';
import { useSend } from '../../../shared/use-send';

const METRICS = '/api/v1/projects/{project_id}/metrics';
const METRIC = '/api/v1/projects/{project_id}/metrics/{metric_id}';

export const metricsQuery = (project_id: string) =>
  queryOptions({
    queryKey: ['metrics', project_id],
    queryFn: ({ signal }) => answered(api.GET(METRICS, { params: { path: { project_id } }, signal })),
  });

/** A metric with what uses it. */
export const metricQuery = (project_id: string, metric_id: string | undefined) =>
  queryOptions({
    queryKey: ['metrics', project_id, metric_id],
    queryFn: metric_id
      ? ({ signal }) => answered(api.GET(METRIC, { params: { path: { project_id, metric_id } }, signal }))
      : skipToken,
    retry: false,
  });

/** Returns what can be done with metrics; whatever uses one is asked again. */
export function useMetricVerbs() {
  const { project_id } = useProject();
  const keys = [
    ['metrics', project_id],
    ['insights', project_id],
    ['alerts', project_id],
    ['dashboard', project_id],
    ['tile', project_id],
    ['saved-versions', project_id, 'metric'],
  ];
  const at = (metric_id: string) => ({ path: { project_id, metric_id } });
  const create = useSend(
    (body: MetricIn): Promise<Metric> =>
      answered(api.POST(METRICS, { params: { path: { project_id } }, body: body as never })),
    keys,
  );
  const change = useSend(
    ({ id, ...body }: MetricIn & { id: string; revision: number }): Promise<Metric> =>
      answered(api.PUT(METRIC, { params: at(id), body: body as never })),
    keys,
  );
  const remove = useSend((id: string) => answered(api.DELETE(METRIC, { params: at(id) })), keys);
  const bringBack = useSend(
    (id: string) => answered(api.POST(`${METRIC}/bring-back`, { params: at(id) })),
    keys,
  );
  const restore = useSend(
    ({ id, revision, version }: { id: string; revision: number; version: number }) =>
      answered(
        api.POST(`${METRIC}/versions/{version}/restore`, {
          params: { path: { project_id, metric_id: id, version: String(version) } },
          body: { revision },
        }),
      ),
    keys,
  );
  return { create, change, remove, bringBack, restore };
}
