import { queryOptions, useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/http';
import type { Schema } from '../api/types';
import { useProject } from './session';
import { shownOf } from './shown-schema';

export { propertiesOf } from './properties';

/** Events and properties seen so far. */
export const schemaQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['schema', projectId],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/schema', {
          params: { path: { project_id: projectId } },
          signal,
        }),
      ),
    staleTime: 60_000,
    select: shownOf,
  });

const NOTHING: Schema = { events: [], traits: [], groups: [] };

/** Returns the project's schema; empty while it loads. */
export function useSchema(): Schema {
  return useQuery(schemaQuery(useProject().project_id)).data ?? NOTHING;
}
