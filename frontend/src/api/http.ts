import createClient, { type Middleware } from 'openapi-fetch';
import { firstLanguage, i18n } from '../i18n/setup';
import { sentEarlyOr } from './early';
import type { components, paths } from './schema';

type Field = { path: string; message: string; allowed?: string[] };

/** A refused request as the server explained it (RFC 9457), already in the reader's language. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly fields: Field[] = [],
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

const everyRequest: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', i18n.language || firstLanguage());
    if (request.method !== 'GET' && csrf) request.headers.set('X-CSRF-Token', csrf);
    return request;
  },
  onError({ error, request }) {
    if (request.signal.aborted) return undefined;
    return error instanceof Problem
      ? error
      : new Problem(0, 'unreachable', i18n.t('problem.unreachable'), i18n.t('problem.unreachableWhy'));
  },
};

/** The management API, typed by the committed openapi.json. */
export const api = createClient<paths>({
  baseUrl: base(),
  credentials: 'same-origin',
  fetch: sentEarlyOr,
});
api.use(everyRequest);

type Reply<Body> = { data?: Body; error?: unknown; response: Response };

/** Returns the body of a reply; throws Problem when the server refused. */
export async function answered<Body>(reply: Promise<Reply<Body>>): Promise<Body> {
  const { data, error, response } = await reply;
  if (!response.ok) throw problemOf(response, error);
  return data as Body;
}

function problemOf({ status }: Response, error: unknown): Problem {
  const body = (typeof error === 'object' && error !== null ? error : {}) as Partial<
    components['schemas']['Problem']
  >;
  const title = body.title ?? i18n.t('problem.unexpected');
  return new Problem(status, body.code ?? `http_${status}`, title, body.detail ?? '', body.errors);
}
