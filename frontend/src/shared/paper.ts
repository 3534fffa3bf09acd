import { answered, api } from '../api/http';
import { save } from '../lib/csv';
import { useProject } from './session';
import { useSend } from './use-send';

type Paper = { kind: 'insight' | 'dashboard'; id: string; lens?: Record<string, string | undefined> };

/** Returns how an insight or dashboard is taken away as PDF. */
export function usePaper() {
  const { project_id } = useProject();
  return useSend(async ({ kind, id, lens }: Paper) => {
    const reply =
      kind === 'insight'
        ? await api.GET('/api/v1/projects/{project_id}/insights/{insight_id}/pdf', {
            params: { path: { project_id, insight_id: id } },
            parseAs: 'blob',
          })
        : await api.GET('/api/v1/projects/{project_id}/dashboards/{dashboard_id}/pdf', {
            params: { path: { project_id, dashboard_id: id }, query: lens },
            parseAs: 'blob',
          });
    const content = (await answered(Promise.resolve(reply))) as Blob;
    const named = /filename="([^"]+)"/.exec(reply.response.headers.get('content-disposition') ?? '');
    save(named?.[1] ?? `${kind}.pdf`, content);
  });
}
