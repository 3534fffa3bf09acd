import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../../api/http';
import type { Annotation, AnnotationIn } from '../../../api/types';
import { useProject } from '../../../shared/session';
import { useSend } from '../../../shared/use-send';

const ANNOTATIONS = '/api/v1/projects/{project_id}/annotations';
const ANNOTATION = '/api/v1/projects/{project_id}/annotations/{annotation_id}';
const MOST = 500;

/** What happened between two days, both included; all of it without them. */
export const annotationsQuery = (project_id: string, date_from?: string, date_to?: string) =>
  queryOptions({
    queryKey: ['annotations', project_id, date_from, date_to],
    queryFn: ({ signal }) =>
      answered(
        api.GET(ANNOTATIONS, {
          params: { path: { project_id }, query: { date_from, date_to, limit: MOST } },
          signal,
        }),
      ),
    staleTime: 30_000,
  });

/** Returns what can be done with annotations. */
export function useAnnotationVerbs() {
  const { project_id } = useProject();
  const keys = [['annotations', project_id]];
  const at = (annotation_id: string) => ({ path: { project_id, annotation_id } });
  const add = useSend(
    (body: AnnotationIn): Promise<Annotation> =>
      answered(api.POST(ANNOTATIONS, { params: { path: { project_id } }, body })),
    keys,
  );
  const change = useSend(
    ({ id, ...body }: AnnotationIn & { id: string }): Promise<Annotation> =>
      answered(api.PUT(ANNOTATION, { params: at(id), body })),
    keys,
  );
  const remove = useSend((id: string) => answered(api.DELETE(ANNOTATION, { params: at(id) })), keys);
  return { add, change, remove };
}
