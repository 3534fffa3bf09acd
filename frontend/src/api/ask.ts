import { answered, api } from './http';
import type { Answer } from './types';

/** A question as plain JSON: the server reads it field by field and names the field that is wrong. */
export type Asked<Kind extends Answer['kind']> = { kind: Kind; [field: string]: unknown };

/** Asks one question of a project; the answer is of the kind that was asked for. Throws Problem. */
export async function ask<Kind extends Answer['kind']>(
  projectId: string,
  question: Asked<Kind>,
  signal?: AbortSignal,
): Promise<Extract<Answer, { kind: Kind }>> {
  const params = { path: { project_id: projectId } };
  // The editor's questions are checked by the server, not by the compiler.
  const body = question as never;
  const answer = await answered(api.POST('/api/v1/projects/{project_id}/query', { params, body, signal }));
  return answer as Extract<Answer, { kind: Kind }>;
}

/** Returns a question as one SELECT for the SQL page. Throws Problem, with the reason where there is none. */
export async function statedInSql(
  projectId: string,
  question: Asked<Answer['kind']>,
  signal?: AbortSignal,
): Promise<string> {
  const params = { path: { project_id: projectId } };
  const body = question as never;
  const path = '/api/v1/projects/{project_id}/query/sql';
  return (await answered(api.POST(path, { params, body, signal }))).sql;
}

export const FILE_FORMATS = ['csv', 'xlsx', 'parquet', 'arrow'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];
/** What the answer to a funnel has beside its steps. */
export type FurtherTable = 'over_time' | 'drop_off' | 'time_to_convert';
export type AnswerFile = { name: string; content: Blob };

/** Returns the answer as a file, under the name the server gives it; a CSV opens in Excel. Throws Problem. */
export async function answerFile(
  projectId: string,
  question: Asked<Answer['kind']>,
  { format, table }: { format: FileFormat; table?: FurtherTable },
  signal?: AbortSignal,
): Promise<AnswerFile> {
  const params = { path: { project_id: projectId }, query: { format, table, bom: true } };
  const body = question as never;
  const path = '/api/v1/projects/{project_id}/query/export';
  const reply = await api.POST(path, { params, body, parseAs: 'blob', signal });
  const content = await answered(Promise.resolve(reply));
  const named = /filename="([^"]+)"/.exec(reply.response.headers.get('content-disposition') ?? '');
  return { name: named?.[1] ?? `cauce-${question.kind}.${format}`, content };
}
