// From the queue to Cauce: in batches, again until each message has a verdict, by one tab at a time.
import { fateOf, howMany, waitMs, type Verdict } from './rules';
import { newId, type Queue } from './storage';
import type { Message } from './types';

/** Browsers let a page that closes send 64 KB; so every request stays below, and may outlive its page. */
const MAX_BYTES = 60_000;
const MAX_MESSAGES = 100;

interface Batch {
  /** The same over all attempts. */
  id: string;
  attempt: number;
  items: [string, string][];
}

export interface Settings {
  url: string;
  writeKey: string;
  context: () => object;
  /** Whether anything may leave now. */
  open: () => boolean;
  /** Whether messages are in the storage, where other tabs see them. */
  stored: () => boolean;
  report: (message: Message, reason: string) => void;
}

const sizeOf = (text: string) => new Blob([text]).size;

export const createDelivery = (queue: Queue, settings: Settings) => {
  const flying = new Set<string>();
  let limit = MAX_MESSAGES;
  let held: Batch | undefined;
  let running: Promise<void> | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const take = (): Batch | undefined => {
    const all = queue
      .all(settings.stored())
      .filter(([id]) => !flying.has(id))
      .slice(0, limit);
    const items = all.slice(
      0,
      howMany(
        all.map(([, text]) => sizeOf(text)),
        MAX_BYTES,
        limit,
      ),
    );
    return items.length ? { id: newId(), attempt: 0, items } : undefined;
  };

  const bodyOf = ({ id, attempt, items }: Batch) =>
    `{"writeKey":${JSON.stringify(settings.writeKey)},"request_id":"${id}","attempt":${attempt},` +
    `"sentAt":"${new Date().toISOString()}","context":${JSON.stringify(settings.context())},` +
    `"batch":[${items.map(([, text]) => text)}]}`;

  /** Send a batch once; the milliseconds to wait before the rest of it is sent again, 0 when nothing is left. */
  const post = async (batch: Batch, leaving?: boolean): Promise<number> => {
    batch.attempt++;
    const body = bodyOf(batch);
    const { items } = batch;
    let status = 0;
    let after = 0;
    let results: Record<string, Verdict> = {};
    items.forEach(([id]) => flying.add(id));
    try {
      // Text, so that no browser asks for permission first; the key is in the body, for a beacon has no headers.
      const answer = await fetch(settings.url, {
        method: 'POST',
        body,
        keepalive: true,
        credentials: 'omit',
      });
      after = +(answer.headers.get('retry-after') || 0) || 0;
      if (answer.status == 200) results = (await answer.json()).results;
      status = results ? answer.status : 0;
    } catch {
      // No answer: every message of the batch stays. A page that closes has this one chance more.
      if (leaving) navigator.sendBeacon?.(settings.url, body);
    }
    items.forEach(([id]) => flying.delete(id));
    batch.items = items.filter(([id, text]) => {
      const fate = fateOf(status, results?.[id], items.length == 1);
      if (fate == 'again') return true;
      queue.remove(id);
      if (fate) settings.report(JSON.parse(text), fate);
      return false;
    });
    if (status == 413) {
      limit = Math.ceil(items.length / 2);
      held = undefined;
      return 0;
    }
    if (status == 200) limit = Math.min(MAX_MESSAGES, limit * 2);
    return batch.items.length && waitMs(batch.attempt, after, Math.random());
  };

  const drain = async () => {
    while (settings.open() && (held ||= take())) {
      const batch = held;
      const wait = await post(batch);
      if (wait && held == batch) {
        resting = setTimeout(wake, wait);
        return;
      }
      held = undefined;
    }
  };

  const locked = () =>
    settings.stored() && navigator.locks ? navigator.locks.request('cauce', drain).catch(drain) : drain();

  const run = (): Promise<void> =>
    resting || !settings.open()
      ? Promise.resolve()
      : (running ||= locked().finally(() => (running = undefined)));

  const wake = () => {
    clearTimeout(resting);
    resting = undefined;
    return run();
  };

  return {
    run,
    /** Try at once, whatever was waited for. */
    wake,
    /** The page may close any moment: send what waits without waiting for anybody. */
    leave() {
      const batch = settings.open() && take();
      if (batch) post(batch, true);
    },
    /** Forget what was to be sent again. */
    forget() {
      clearTimeout(resting);
      held = resting = undefined;
    },
  };
};
