/** A request that was sent while the app's scripts were still on their way: when (ms), and the language it asked in. */
type Sent = { at: number; language: string; response: Promise<Response> };

declare global {
  interface Window {
    /** By address; each answer is taken once. */
    cauceEarly?: Map<string, Sent>;
  }
}

/** What nobody took by then is out of date. */
const FRESH_MS = 10_000;
const SESSION = '/api/v1/session';
const OF_A_PROJECT = /^\/p\/\d+(\/|$)/;
const OF_A_DASHBOARD = /^\/p\/(\d+)\/dashboards\/(\d+)\/?$/;

/** Returns what the page at `path` begins with: paths of the API. What a search narrows is left to the page, which reads it. */
export function wantedBy(path: string, search: string): string[] {
  if (!OF_A_PROJECT.test(path)) return [];
  const [, project, dashboard] = OF_A_DASHBOARD.exec(path) ?? [];
  const opened = `/api/v1/projects/${project}/dashboards/${dashboard}/opened`;
  return dashboard && search === '' ? [SESSION, opened] : [SESSION];
}

/** Asks for it; `base` is the server's address, without a slash at its end. */
export function sendEarly(base: string, paths: string[], language: string) {
  const headers = { 'Accept-Language': language };
  const sent = paths.map((path): [string, Sent] => {
    const response = fetch(base + path, { headers, credentials: 'same-origin' });
    response.catch(() => undefined); // told to whoever takes it
    return [base + path, { at: performance.now(), language, response }];
  });
  window.cauceEarly = new Map(sent);
}

/** Sends a request, unless just that was sent before: then returns the answer to that. */
export function sentEarlyOr(request: Request): Promise<Response> {
  const early = window.cauceEarly?.get(request.url);
  const same = request.method === 'GET' && early?.language === request.headers.get('Accept-Language');
  if (!early || !same || performance.now() - early.at > FRESH_MS) return fetch(request);
  window.cauceEarly?.delete(request.url);
  return early.response;
}
