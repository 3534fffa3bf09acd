import type { SharedLink } from '../../../api/types';
import { addDays } from '../../../lib/dates';

/** For how many days a link may be made; 0 is for ever. */
export const LIVES = [7, 30, 90, 365, 0] as const;

/** Returns when a link made today ends: at the end of its last day, or never. */
export function expiryOf(days: number, today: string): string | null {
  return days ? `${addDays(today, days)}T23:59:59Z` : null;
}

/** Says whether a link has ended by itself. */
export function isOver(link: Pick<SharedLink, 'expires_at'>, now: number): boolean {
  return link.expires_at !== null && Date.parse(link.expires_at) <= now;
}

/** Returns the HTML that shows a link in a page of another site. */
export function embedCode(url: string, title: string): string {
  const names: Record<string, string> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
  const safe = title.replace(/[&"<>]/g, (sign) => names[sign] ?? sign);
  return `<iframe src="${url}" title="${safe}" width="100%" height="720" style="border:0" loading="lazy"></iframe>`;
}

/** Returns what somebody typed as a site: in small letters, without a path. */
export function siteOf(text: string): string {
  const typed = text.trim().toLowerCase();
  const named = /^https?:\/\//.test(typed) ? typed : `https://${typed}`;
  return named.replace(/^(https?:\/\/[^/]*).*$/, '$1');
}
