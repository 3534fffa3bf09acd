import { queryOptions, skipToken } from '@tanstack/react-query';
import { answered, api } from '../../api/http';
import type { Report, ReportIn } from '../../api/types';
import { useProject } from '../../shared/session';
import { useSend } from '../../shared/use-send';

const REPORTS = '/api/v1/projects/{project_id}/reports';
const REPORT = `${REPORTS}/{report_id}` as const;

export const reportsQuery = (project_id: string) =>
  queryOptions({
    queryKey: ['reports', project_id],
    queryFn: ({ signal }) => answered(api.GET(REPORTS, { params: { path: { project_id } }, signal })),
  });

/** The log of a report; asked again while it is open, because sending takes a moment. */
export const runsQuery = (project_id: string, report_id: string | undefined) =>
  queryOptions({
    queryKey: ['report-runs', project_id, report_id],
    queryFn: report_id
      ? ({ signal }) =>
          answered(api.GET(`${REPORT}/runs`, { params: { path: { project_id, report_id } }, signal }))
      : skipToken,
    refetchInterval: 3_000,
  });

export const sourcesQuery = (project_id: string) =>
  queryOptions({
    queryKey: ['report-sources', project_id],
    queryFn: async ({ signal }) => {
      const params = { path: { project_id } };
      const [boards, insights] = await Promise.all([
        answered(api.GET('/api/v1/projects/{project_id}/dashboards', { params, signal })),
        answered(api.GET('/api/v1/projects/{project_id}/insights', { params, signal })),
      ]);
      return { dashboards: boards.items, insights: insights.items };
    },
  });

export const readersQuery = (project_id: string) =>
  queryOptions({
    queryKey: ['report-readers', project_id],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/members', { params: { path: { project_id } }, signal }),
      ),
  });

/** Returns what can be done with reports. */
export function useReportVerbs() {
  const { project_id } = useProject();
  const keys = [
    ['reports', project_id],
    ['report-runs', project_id],
  ];
  const at = (report_id: string) => ({ path: { project_id, report_id } });
  const save = useSend(
    ({ report, body }: { report: Report | undefined; body: ReportIn }): Promise<Report> =>
      report
        ? answered(api.PUT(REPORT, { params: at(report.id), body: { ...body, revision: report.revision } }))
        : answered(api.POST(REPORTS, { params: { path: { project_id } }, body })),
    keys,
  );
  const preview = useSend((body: ReportIn) =>
    answered(api.POST(`${REPORTS}/preview`, { params: { path: { project_id } }, body })),
  );
  const remove = useSend((id: string) => answered(api.DELETE(REPORT, { params: at(id) })), keys);
  const pause = useSend((id: string) => answered(api.POST(`${REPORT}/pause`, { params: at(id) })), keys);
  const resume = useSend((id: string) => answered(api.POST(`${REPORT}/resume`, { params: at(id) })), keys);
  const test = useSend((id: string) => answered(api.POST(`${REPORT}/test`, { params: at(id) })), keys);
  const again = useSend(
    ({ id, run_id }: { id: string; run_id: string }) =>
      answered(
        api.POST(`${REPORT}/runs/{run_id}/retry`, {
          params: { path: { project_id, report_id: id, run_id } },
        }),
      ),
    keys,
  );
  return { save, preview, remove, pause, resume, test, again };
}
