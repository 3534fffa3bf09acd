import { queryOptions, useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/http';
import type { SavedCohort } from '../api/types';
import { useProject } from './session';
import { useSend } from './use-send';

/** All people, beside the cohorts that are compared. */
export const EVERYBODY = '$everybody';

/** The saved cohorts of a project, by name. */
export const cohortsQuery = (project_id: string) =>
  queryOptions({
    queryKey: ['cohorts', project_id],
    queryFn: () =>
      answered(api.GET('/api/v1/projects/{project_id}/segments', { params: { path: { project_id } } })),
    staleTime: 30_000,
  });

/** Returns the saved cohorts; none until they are known. */
export function useCohorts(): SavedCohort[] {
  const { project_id } = useProject();
  return useQuery(cohortsQuery(project_id)).data?.items ?? [];
}

/** Returns what cohorts are called, by their ids. */
export function namesOf(cohorts: SavedCohort[]): Record<string, string> {
  return Object.fromEntries(cohorts.map(({ id, name }) => [id, name]));
}

/** Returns what can be done with cohorts that there are. */
export function useCohortVerbs() {
  const { project_id } = useProject();
  const keys = [
    ['cohorts', project_id],
    ['answer', project_id],
  ];
  const path = (segment_id: string) => ({ path: { project_id, segment_id } });
  return {
    rename: useSend(
      ({ id, name, description }: { id: string; name: string; description: string }) =>
        answered(
          api.PUT('/api/v1/projects/{project_id}/segments/{segment_id}', {
            params: path(id),
            body: { name, description },
          }),
        ),
      keys,
    ),
    remove: useSend(
      (id: string) =>
        answered(api.DELETE('/api/v1/projects/{project_id}/segments/{segment_id}', { params: path(id) })),
      keys,
    ),
  };
}
