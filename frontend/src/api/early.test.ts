import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sendEarly, sentEarlyOr, wantedBy } from './early';

const BASE = 'http://cauce.test/below';
const OPENED = '/api/v1/projects/7/dashboards/12/opened';

describe('what a page begins with', () => {
  it('is the session and the dashboard at the address of a dashboard', () => {
    expect(wantedBy('/p/7/dashboards/12', '')).toEqual(['/api/v1/session', OPENED]);
    expect(wantedBy('/p/7/dashboards/12/', '')).toEqual(['/api/v1/session', OPENED]);
  });

  it('leaves a dashboard that is narrowed by the address to the page', () => {
    expect(wantedBy('/p/7/dashboards/12', '?date_from=-7d')).toEqual(['/api/v1/session']);
  });

  it('is the session in a project, and nothing where nobody need sign in', () => {
    expect(wantedBy('/p/7/analyse', '?q=1')).toEqual(['/api/v1/session']);
    expect(wantedBy('/p/7', '')).toEqual(['/api/v1/session']);
    expect(wantedBy('/sign-in', '')).toEqual([]);
    expect(wantedBy('/shared/p/7/dashboards/12', '')).toEqual([]);
  });
});

describe('a request that was sent early', () => {
  const asked = (language: string, method = 'GET') =>
    new Request(BASE + OPENED, { method, headers: { 'Accept-Language': language } });

  beforeEach(() => {
    let sent = 0;
    const answer = () => Promise.resolve(new Response(String(++sent)));
    vi.stubGlobal('fetch', vi.fn(answer));
    vi.stubGlobal('window', {});
    sendEarly(BASE, [OPENED], 'es');
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  const text = async (request: Request) => (await sentEarlyOr(request)).text();

  it('answers the first to ask the same, and nobody after', async () => {
    expect(await text(asked('es'))).toBe('1');
    expect(await text(asked('es'))).toBe('2');
  });

  it('answers nobody who asks in another language, or for something else', async () => {
    expect(await text(asked('en'))).toBe('2');
    expect(await text(asked('es', 'DELETE'))).toBe('3');
    expect(await text(new Request(`${BASE}/api/v1/session`))).toBe('4');
  });

  it('answers nobody who asks long after', async () => {
    const later = performance.now() + 10_001;
    vi.spyOn(performance, 'now').mockReturnValue(later);
    expect(await text(asked('es'))).toBe('2');
  });
});
