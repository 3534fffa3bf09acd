// The decisions, without a browser: clock and randomness are arguments.

export const IDLE_MS = 30 * 60_000;
export const LONGEST_MS = 24 * 60 * 60_000;
export const MAX_MESSAGE_BYTES = 32 * 1024;
const MAX_WAIT_MS = 60_000;

export interface Session {
  /** Its id. */
  s?: string;
  /** When it began, ms. */
  b?: number;
  /** When something last happened in it, ms. */
  l?: number;
}

/** Whether a session is over: 30 minutes without an event, or 24 hours old. */
export const isOver = ({ s, b = 0, l = 0 }: Session, now: number): boolean =>
  !s || now - l > IDLE_MS || now - b > LONGEST_MS;

export interface Origin {
  campaign?: Record<string, string>;
  clickIds?: Record<string, string>;
}

const CLICK_ID =
  /^(gclid|gbraid|wbraid|dclid|fbclid|msclkid|ttclid|twclid|li_fat_id|igshid|epik|rdt_cid|sccid)$/i;

/** What an address says of where the visitor comes from; undefined when it says nothing. */
export const originOf = (search: string): Origin | undefined => {
  const campaign: Record<string, string> = {};
  const clickIds: Record<string, string> = {};
  new URLSearchParams(search).forEach((value, key) => {
    const utm = /^utm_(.+)/i.exec(key);
    if (utm && value) campaign[utm[1]!.toLowerCase().replace('campaign', 'name')] = value;
    else if (value && CLICK_ID.test(key)) clickIds[key.toLowerCase()] = value;
  });
  const has = (found: object) => Object.keys(found).length > 0;
  if (!has(campaign) && !has(clickIds)) return undefined;
  return { ...(has(campaign) && { campaign }), ...(has(clickIds) && { clickIds }) };
};

/** How long to wait before attempt `attempt + 1`, ms: doubling with jitter, never less than the server asked for. */
export const waitMs = (attempt: number, retryAfterS: number, random: number): number =>
  Math.max(retryAfterS * 1000, Math.min(MAX_WAIT_MS, 500 * 2 ** attempt)) * (1 + random / 2);

export interface Verdict {
  result?: string;
  reason?: string;
}

/**
 * What becomes of one message after an answer: '' it is stored, 'again', or why it will never be.
 * Status 0 is an answer that did not arrive or is none of Cauce's.
 */
export const fateOf = (status: number, verdict: Verdict | undefined, alone: boolean): string => {
  if (status == 200) {
    const result = verdict?.result;
    if (result == 'drop') return verdict?.reason || result;
    return /^(ok|duplicate|warning)$/.test(result || '') ? '' : 'again';
  }
  return status == 400 || status == 401 || (status == 413 && alone) ? `http_${status}` : 'again';
};

/** How many of the texts fit into one request: at least one. */
export const howMany = (sizes: number[], maxBytes: number, maxCount: number): number => {
  let total = 0;
  let count = 0;
  while (count < sizes.length && count < maxCount) {
    total += sizes[count]! + 1;
    if (count && total > maxBytes) break;
    count++;
  }
  return count;
};

/** The mode that a choice by purpose means. */
export const modeOf = (analytics: boolean | 'cookieless' | undefined): 'granted' | 'denied' | 'cookieless' =>
  analytics == 'cookieless' ? analytics : analytics ? 'granted' : 'denied';
