// The script a page includes: options are the data- attributes of its tag, the client is window.cauce.
import { load } from './client';
import type { Cauce, Options } from './types';

const page = window as unknown as { cauce?: Cauce | unknown[][] };
const script = (document.currentScript ||
  document.querySelector('script[data-write-key]')) as HTMLScriptElement | null;
const known = page.cauce;
if (script && !(known && 'ids' in known)) {
  const calls = Array.isArray(known) ? known : [];
  page.cauce = load({ host: new URL('.', script.src).href, ...script.dataset } as unknown as Options, calls);
}
