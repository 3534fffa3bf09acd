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
