import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/http';
import type { ImportFile, ImportKind } from '../../api/types';
import { useProject } from '../../shared/session';
import { useSend } from '../../shared/use-send';

const busy = (state: ImportFile['state']) => state === 'queued' || state === 'running';

export const importsQuery = (project_id: string) =>
  queryOptions({
    queryKey: ['imports', project_id],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/imports', { params: { path: { project_id } }, signal }),
      ),
    refetchInterval: ({ state }) => (state.data?.items.some((one) => busy(one.state)) ? 700 : false),
  });

export const previewQuery = (project_id: string, import_id: string) =>
  queryOptions({
    queryKey: ['import-preview', project_id, import_id],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/imports/{import_id}/preview', {
          params: { path: { project_id, import_id } },
          signal,
        }),
      ),
    retry: false,
  });

/** Returns what can be done with an import; each refreshes the list. */
export function useImportVerbs() {
  const { project_id } = useProject();
  const keys = [['imports', project_id]];
  const params = (import_id: string) => ({ path: { project_id, import_id } });
  const start = useSend(
    (id: string) =>
      answered(api.POST('/api/v1/projects/{project_id}/imports/{import_id}/start', { params: params(id) })),
    keys,
  );
  const cancel = useSend(
    (id: string) =>
      answered(api.POST('/api/v1/projects/{project_id}/imports/{import_id}/cancel', { params: params(id) })),
    keys,
  );
  const remove = useSend(
    (id: string) =>
      answered(api.DELETE('/api/v1/projects/{project_id}/imports/{import_id}', { params: params(id) })),
    keys,
  );
  return { start, cancel, remove };
}

export type Announced = { file: File; kind: ImportKind; timezone: string; mapping: string };

/** Returns an upload by pieces; `tell` hears how many bytes are there. */
export function useUpload(pieceBytes: number, tell: (sent: number) => void) {
  const { project_id } = useProject();
  return useSend(
    async ({ file, kind, timezone, mapping }: Announced) => {
      let found = await answered(
        api.POST('/api/v1/projects/{project_id}/imports', {
          params: { path: { project_id } },
          body: { name: file.name, size: file.size, kind, timezone, mapping },
        }),
      );
      while (found.received < file.size) {
        tell(found.received);
        const piece = file.slice(found.received, found.received + pieceBytes);
        found = await answered(
          api.PUT('/api/v1/projects/{project_id}/imports/{import_id}/content', {
            params: { path: { project_id, import_id: found.id }, query: { offset: found.received } },
            headers: { 'Content-Type': 'application/octet-stream' },
            body: piece as unknown as string,
            bodySerializer: () => piece,
          }),
        );
      }
      return found;
    },
    [['imports', project_id]],
  );
}
