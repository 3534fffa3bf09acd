// What the browser keeps for us, and the queue. A browser that keeps nothing is normal: then memory does.

const QUEUED = 'cauce.q.';

/** A random id of 32 hexadecimal digits; works on pages without https, where crypto.randomUUID is missing. */
export const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => (byte + 256).toString(16).slice(1)).join('');

/** The result of a look into the storage; undefined where the browser forbids it or it is full. */
const tried = <T>(look: (storage: Storage) => T): T | undefined => {
  try {
    return look(localStorage);
  } catch {
    return undefined; // private windows, sandboxed frames, a full quota
  }
};

export const getItem = (key: string) => tried((storage) => storage.getItem(key)) ?? undefined;
export const setItem = (key: string, text: string) => tried((storage) => (storage.setItem(key, text), true));
const removeItem = (key: string) => tried((storage) => storage.removeItem(key));
const keys = (prefix: string) =>
  tried((storage) => Object.keys(storage).filter((key) => key.startsWith(prefix))) ?? [];

export const getCookie = (name: string): string | undefined =>
  new RegExp(`(?:^|; )${name}=([^;]+)`).exec(document.cookie)?.[1];

export const setCookie = (name: string, value: string, domain: string, seconds = 33_696_000) => {
  const where = domain && `;domain=${domain}`;
  const secure = location.protocol == 'https:' ? ';secure' : '';
  document.cookie = `${name}=${value};path=/;max-age=${seconds};samesite=lax${where}${secure}`;
};

/** The widest domain for which this browser takes a cookie. */
export const widestDomain = (): string => {
  const parts = location.hostname.split('.');
  for (let from = parts.length - 2; from >= 0; from--) {
    const domain = parts.slice(from).join('.');
    setCookie('cauce_try', '1', domain);
    const taken = getCookie('cauce_try');
    setCookie('cauce_try', '', domain, 0);
    if (taken) return domain;
  }
  return '';
};

/** Remove everything of ours from the device. */
export const wipe = (domain: string) => {
  [...keys('cauce.'), 'cauce'].forEach(removeItem);
  if (getCookie('cauce')) setCookie('cauce', '', domain, 0);
};

/**
 * Messages that wait, by id. Each has a key of its own in the storage, so that tabs never write over each
 * other and every tab sees what a closed one left behind. Ids begin with the time, so they sort by it.
 */
export const createQueue = () => {
  const memory = new Map<string, string>();
  return {
    memory,
    add(id: string, text: string, stored: boolean) {
      if (!stored || !setItem(QUEUED + id, text)) memory.set(id, text);
    },
    all(stored: boolean): [string, string][] {
      const found = new Map(memory);
      if (stored) {
        for (const key of keys(QUEUED)) {
          const text = getItem(key);
          if (text) found.set(key.slice(QUEUED.length), text);
        }
      }
      return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
    },
    remove(id: string) {
      memory.delete(id);
      removeItem(QUEUED + id);
    },
  };
};

export type Queue = ReturnType<typeof createQueue>;
