import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/http';

/** Every key of a project, oldest first. */
export const keysQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['keys', projectId],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/keys', {
          params: { path: { project_id: projectId } },
          signal,
        }),
      ),
  });
