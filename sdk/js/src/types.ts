/** What may be kept and sent: everything, nothing, nothing on the device, or nothing until somebody decides. */
export type Mode = 'granted' | 'denied' | 'cookieless' | 'pending';

/** What the visitor agreed to, by purpose; `analytics` decides the mode. */
export type Purposes = { analytics?: boolean | 'cookieless' } & Record<
  string,
  boolean | 'cookieless' | undefined
>;

/** Properties of an event, or traits of a person or a group. */
export type Properties = Record<string, unknown>;

/** A tracking plan as a type: the properties of each event by its name. Without one, every event is allowed. */
export type Plan = Record<string, object>;

/** What one call may say besides its arguments. */
export interface Extra {
  timestamp?: Date | string;
  context?: Properties;
}

/** One message as it is queued and sent. */
export interface Message {
  messageId: string;
  type: 'track' | 'page' | 'identify' | 'group' | 'alias';
  timestamp: string;
  anonymousId: string;
  userId?: string;
  context: Properties;
  [field: string]: unknown;
}

export interface Options {
  /** The project's write key. */
  writeKey: string;
  /** Where Cauce answers. Default: where the script came from; for the module, this page's own site. */
  host?: string;
  /** Record page views by itself, those of single-page apps too. Default: true. */
  pages?: boolean | string;
  /** The mode until `consent` is called. Default: granted. */
  consent?: Mode;
  /** The mode for visitors whose browser sends Global Privacy Control. Default: no difference. */
  gpc?: Mode;
  /** The mode for visitors whose browser sends Do Not Track. Default: no difference. */
  dnt?: Mode;
  /** Domain of the cookie: `auto` is the widest the browser allows (all your subdomains). Default: this host only. */
  cookieDomain?: string;
  /** Send when so many events wait. Default: 20. */
  flushAt?: number | string;
  /** Send at the latest after so many milliseconds. Default: 1000. */
  flushAfter?: number | string;
  /** Variants decided on your server, by flag. */
  flags?: Record<string, unknown>;
  /** Looks at each message before it is queued: return it, a changed one, or null to leave it out. */
  before?: (message: Message) => Message | null;
  /** Told of every message that will never be stored, and why. Default: a warning in the console. */
  onDrop?: (message: Message, reason: string) => void;
}

/** Each recording call returns the message's id, undefined when the mode or `before` left it out. */
export interface Cauce<P extends Plan = Record<string, Properties>> {
  track<E extends keyof P & string>(event: E, properties?: P[E], extra?: Extra): string | undefined;
  page(name?: string, properties?: Properties, extra?: Extra): string | undefined;
  identify(userId: string, traits?: Properties, extra?: Extra): string | undefined;
  identify(traits: Properties, extra?: Extra): string | undefined;
  group(groupId: string, traits?: Properties, extra?: Extra): string | undefined;
  alias(userId: string, previousId?: string, extra?: Extra): string | undefined;
  /** Forget who this is, as after signing out: new anonymous id, new session. What waits is still sent. */
  reset(): void;
  /** Set what may be kept and sent. */
  consent(choice: Mode | Purposes): void;
  /** The variant of a flag, with an exposure recorded once a page; the fallback when nobody decided. */
  flag<T>(name: string, fallback: T): T;
  ids(): { anonymousId?: string; userId?: string; sessionId?: string };
  /** Send what waits; settles when it was answered, or has to be tried again later. */
  flush(): Promise<void>;
  /** One call as a list, the way the snippet queues them: `push(['track', 'Signed Up'])`. */
  push(call: unknown[]): void;
}
