import { queryOptions, skipToken } from '@tanstack/react-query';
import { ask } from '../../api/ask';
import { answered, api } from '../../api/http';
import type { SqlQuestion } from './keep';

/** The answer to the query that was run; each run works it out unless nothing changed since. */
export const sqlQuery = (projectId: string, question: SqlQuestion | undefined) =>
  queryOptions({
    queryKey: ['sql', projectId, question && { ...question, chart: undefined }],
    queryFn: question ? ({ signal }) => ask(projectId, question, signal) : skipToken,
    retry: false,
    staleTime: 30_000,
  });

/** Views with their columns, and functions, in the language on screen. */
export const referenceQuery = (projectId: string, language: string) =>
  queryOptions({
    queryKey: ['sql-reference', projectId, language],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/sql', { params: { path: { project_id: projectId } }, signal }),
      ),
    staleTime: Infinity,
  });
