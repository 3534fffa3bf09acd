import { createDelivery } from './delivery';
import { isOver, MAX_MESSAGE_BYTES, modeOf, originOf, type Origin, type Session } from './rules';
import { createQueue, getCookie, getItem, newId, setCookie, setItem, widestDomain, wipe } from './storage';
import type { Cauce, Extra, Message, Mode, Options, Plan, Properties, Purposes } from './types';

export const VERSION = '0.1.0';
const STATE = 'cauce';

interface State extends Session {
  /** Anonymous id. */
  a?: string;
  /** User id. */
  u?: string;
  /** Where this session came from. */
  o?: Origin;
  /** What the visitor explicitly agreed to; kept only while that allows keeping anything. */
  p?: Purposes;
}

/** Start Cauce in this page and return its client. `calls` were made before it was loaded. */
export const load = <P extends Plan = Record<string, Properties>>(
  options: Options,
  calls: unknown[][] = [],
): Cauce<P> => {
  let mode: Mode = 'pending';
  let state: State = {};
  let purposes: Purposes | undefined;
  let search = '';
  let shown = '';
  let href = '';
  let referrer = document.referrer;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let moving: ReturnType<typeof setTimeout> | undefined;
  let waiting = 0;
  const exposed = new Set<string>();
  const domain = options.cookieDomain == 'auto' ? widestDomain() : options.cookieDomain || '';
  const stored = () => mode == 'granted';
  const queue = createQueue();

  const report = (message: Message, reason: string) => {
    if (options.onDrop) options.onDrop(message, reason);
    else console.warn('cauce', reason, message);
  };

  const delivery = createDelivery(queue, {
    url: `${(options.host || location.origin).replace(/\/+$/, '')}/v1/events`,
    writeKey: options.writeKey,
    open: () => mode == 'granted' || mode == 'cookieless',
    stored,
    report,
    context: () => ({
      library: { name: 'cauce.js', version: VERSION },
      userAgent: navigator.userAgent,
      locale: navigator.language,
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      screen: { width: screen.width, height: screen.height, density: devicePixelRatio },
    }),
  });

  /** What this device knows: another tab or another subdomain may have changed it since. */
  const read = () => {
    let found: State;
    try {
      found = JSON.parse(getItem(STATE) || '0') || state;
    } catch {
      found = state; // somebody else's value under our name
    }
    const [a, s, b, l] = (getCookie(STATE) || '').split('.');
    if (a) found = { ...(found.a == a && found), a, s, b: +b!, l: +l! };
    if (found.a) state = found;
  };

  const write = () => {
    if (!stored()) return;
    setItem(STATE, JSON.stringify({ ...state, p: purposes }));
    setCookie(STATE, [state.a, state.s, state.b, state.l].join('.'), domain);
  };

  /** Bring person and session up to this moment. */
  const touch = () => {
    const now = Date.now();
    if (stored()) read();
    state.a ||= newId();
    if (isOver(state, now)) {
      Object.assign(state, { s: newId(), b: now, o: undefined });
      search = '';
    }
    if (search != location.search) {
      search = location.search;
      state.o = originOf(search) || state.o;
    }
    state.l = now;
    write();
  };

  const place = () => ({
    url: location.href,
    path: location.pathname,
    search: location.search,
    title: document.title,
    referrer,
  });

  const soon = () => {
    if (++waiting >= +(options.flushAt || 20)) flush();
    else timer ||= setTimeout(flush, +(options.flushAfter || 1000));
  };

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    waiting = 0;
    return delivery.run();
  };

  const agreed = () => purposes && { consent: { categoryPreferences: purposes } };

  const record = (type: Message['type'], fields: object, extra: Extra = {}): string | undefined => {
    if (mode == 'denied') return undefined;
    touch();
    const made: Message = {
      messageId: `${Date.now().toString(36)}-${newId()}`,
      type,
      anonymousId: mode == 'cookieless' ? '$cookieless' : state.a!,
      userId: state.u,
      ...fields,
      timestamp: new Date(extra.timestamp || Date.now()).toISOString(),
      context: { sessionId: state.s, page: place(), ...state.o, ...agreed(), ...extra.context },
    };
    const message = options.before ? options.before(made) : made;
    if (!message) return undefined;
    let text: string;
    try {
      text = JSON.stringify(message);
    } catch {
      return void report(message, 'not_json');
    }
    if (new Blob([text]).size > MAX_MESSAGE_BYTES) return void report(message, 'too_large');
    queue.add(message.messageId, text, stored());
    soon();
    return message.messageId;
  };

  const page = (name?: string, properties?: Properties, extra?: Extra) => {
    const id = record('page', { name, properties: { ...place(), ...properties } }, extra);
    shown = address();
    href = location.href;
    return id;
  };

  /** What makes another page of a single-page app: a hash counts when it is a route. */
  const address = () =>
    location.pathname + location.search + (/^#!?\//.test(location.hash) ? location.hash : '');

  /** After the app has settled: one page view for a redirect, none for a mere change of history state. */
  const moved = () => {
    moving ||= setTimeout(() => {
      moving = undefined;
      if (address() == shown) return;
      referrer = href;
      page();
    });
  };

  const watch = () => {
    for (const name of ['pushState', 'replaceState'] as const) {
      const real = history[name];
      history[name] = function (...args) {
        real.apply(this, args);
        moved();
      };
    }
    addEventListener('popstate', moved);
    addEventListener('pageshow', (event) => event.persisted && page());
  };

  /** What waits under the old mode goes on under the new one, or is forgotten. */
  const change = (next: Mode) => {
    const before = mode;
    const kept = next == 'denied' ? [] : queue.all(stored());
    mode = next;
    if (next == 'denied' || next == 'cookieless') {
      wipe(domain);
      state = {};
      queue.memory.clear();
      delivery.forget();
    } else if (stored()) {
      const { u } = state;
      touch();
      if (u) state.u = u;
      write();
    }
    if (before == next) return;
    for (const [id, text] of kept) {
      queue.memory.delete(id);
      queue.add(id, before == 'pending' && stored() ? adopted(text) : text, stored());
    }
    delivery.run();
  };

  /** A message that waited for consent, as the person and the session that the device turned out to know. */
  const adopted = (text: string) => {
    const message: Message = JSON.parse(text);
    const context = { ...message.context, sessionId: state.s, ...agreed() };
    return JSON.stringify({ ...message, anonymousId: state.a, context });
  };

  const client: Cauce = {
    page,
    flush,
    track: (event, properties, extra) => record('track', { event, properties }, extra),
    identify(user: string | Properties, traits?: Properties, extra?: Extra) {
      if (user && typeof user == 'object') return record('identify', { traits: user }, traits);
      if (user && mode != 'denied') {
        touch();
        state.u = `${user}`;
        write();
      }
      return record('identify', { traits }, extra);
    },
    group: (groupId, traits, extra) => record('group', { groupId: `${groupId}`, traits }, extra),
    alias(userId, previousId, extra) {
      const { u, a } = (client.ids(), state);
      return record('alias', { userId: `${userId}`, previousId: previousId || u || a }, extra);
    },
    reset() {
      state = { a: newId() };
      write();
    },
    consent(choice) {
      purposes = typeof choice == 'object' ? choice : undefined;
      change(purposes ? modeOf(purposes.analytics) : (choice as Mode));
    },
    flag(name, fallback) {
      const value = options.flags?.[name];
      const variant = value === undefined ? fallback : (value as typeof fallback);
      if (value !== undefined && !exposed.has(name)) {
        exposed.add(name);
        record('track', { event: 'Flag Exposed', properties: { flag: name, variant } });
      }
      return variant;
    },
    ids() {
      if (mode != 'denied') touch();
      return { anonymousId: state.a, userId: state.u, sessionId: state.s };
    },
    push([name, ...args]) {
      const call = client[name as 'push'] as ((...args: unknown[]) => unknown) | undefined;
      if (call) call(...args);
      else console.warn('cauce', 'no such call', name);
    },
  };

  const begin = () => {
    const signal = (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl;
    const first =
      (signal && options.gpc) || (navigator.doNotTrack == '1' && options.dnt) || options.consent || 'granted';
    read();
    purposes = state.p;
    state = {};
    change(purposes ? 'granted' : first);
    calls.forEach(client.push);
    if (`${options.pages}` != 'false') {
      watch();
      page();
    }
    addEventListener('online', delivery.wake);
    addEventListener('pagehide', delivery.leave);
    addEventListener('visibilitychange', () => document.visibilityState == 'hidden' && delivery.leave());
  };

  if ((document as { prerendering?: boolean }).prerendering)
    document.addEventListener('prerenderingchange', begin, { once: true });
  else begin();
  return client as unknown as Cauce<P>;
};
