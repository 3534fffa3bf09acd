/** Cauce in a web page: `const cauce = load({ writeKey, host })`. */
export { load, VERSION } from './client';
export type { Cauce, Extra, Message, Mode, Options, Plan, Properties, Purposes } from './types';
