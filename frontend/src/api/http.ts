import { i18n } from '../i18n/setup';

/** A refused request as the server explained it (RFC 9457), already in the reader's language. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly fields: { path: string; message: string; allowed?: string[] }[] = [],
  ) {
    super(`${title} ${detail}`.trim());
  }
}

/** The server's address: the page's base, so that a reverse proxy may serve Cauce under a path. */
export const base = () => document.baseURI.replace(/\/$/, '');

let csrf = '';
/** Remembers the token that every change must carry. */
export function setCsrf(token: string) {
  csrf = token;
}

type Query = Record<string, string | number | boolean | undefined | null>;

/** Returns the JSON of a GET; throws Problem. */
export function get<Body>(path: string, query: Query = {}, signal?: AbortSignal): Promise<Body> {
  const pairs = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  const search = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
  return request<Body>('GET', search ? `${path}?${search}` : path, undefined, signal);
}

/** Sends a change and returns the JSON of its answer (undefined when there is none); throws Problem. */
export function send<Body>(
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Body> {
  return request<Body>(method, path, body, signal);
}

async function request<Body>(
  method: string,
  path: string,
  body: unknown,
  signal?: AbortSignal,
): Promise<Body> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': i18n.language };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'GET' && csrf) headers['X-CSRF-Token'] = csrf;
  let answer: Response;
  try {
    answer = await fetch(base() + path, {
      method,
      headers,
      credentials: 'same-origin',
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Problem(0, 'unreachable', i18n.t('problem.unreachable'), i18n.t('problem.unreachableWhy'));
  }
  if (!answer.ok) throw await problemOf(answer);
  return (
    answer.status === 204 || answer.headers.get('content-length') === '0' ? undefined : await answer.json()
  ) as Body;
}

type ProblemBody = {
  code?: string;
  title?: string;
  detail?: string;
  errors?: { path: string; message: string; allowed?: string[] }[];
};

async function problemOf(answer: Response): Promise<Problem> {
  const body = (await answer.json().catch(() => ({}))) as ProblemBody;
  return new Problem(
    answer.status,
    body.code ?? `http_${answer.status}`,
    body.title ?? i18n.t('problem.unexpected'),
    body.detail ?? '',
    body.errors ?? [],
  );
}
