import type { LiveEvent, Reject } from '../../api/types';
import type { LiveSearch } from './url';

/** One thing that arrived, accepted or rejected. */
export type Arrival = { key: string; at: string; accepted?: LiveEvent; rejected?: Reject };
export type Filter = { what: 'all' | 'accepted' | 'rejected'; type: string; text: string };
export type Stream = { arrivals: Arrival[]; waiting: Arrival[]; skipped: number; times: number[] };
export type Move =
  | { kind: 'arrived'; arrivals: Arrival[]; now: number; paused: boolean }
  | { kind: 'before'; arrivals: Arrival[] }
  | { kind: 'skipped'; count: number }
  | { kind: 'resumed' }
  | { kind: 'began' };

export const EMPTY: Stream = { arrivals: [], waiting: [], skipped: 0, times: [] };

/** What the page keeps; older arrivals are on the pages of people and of the pipeline. */
export const MOST = 500;
const WINDOW_MS = 10_000;

/** Returns the stream after something happened to it; newest first. */
export function reduce(stream: Stream, move: Move): Stream {
  if (move.kind === 'began') return EMPTY;
  if (move.kind === 'skipped') return { ...stream, skipped: stream.skipped + move.count };
  if (move.kind === 'resumed')
    return { ...stream, arrivals: [...stream.waiting, ...stream.arrivals].slice(0, MOST), waiting: [] };
  if (move.kind === 'before') return { ...stream, arrivals: older(stream, move.arrivals) };
  const known = new Set([...stream.arrivals, ...stream.waiting].map((arrival) => arrival.key));
  const fresh = move.arrivals.filter((arrival) => !known.has(arrival.key)).reverse();
  const times = [...stream.times, ...fresh.map(() => move.now)].filter((time) => time > move.now - WINDOW_MS);
  return move.paused
    ? { ...stream, times, waiting: [...fresh, ...stream.waiting].slice(0, MOST) }
    : { ...stream, times, arrivals: [...fresh, ...stream.arrivals].slice(0, MOST) };
}

/** Returns the arrivals with those from before the page was opened below them. */
function older({ arrivals, waiting }: Stream, before: Arrival[]): Arrival[] {
  const known = new Set([...arrivals, ...waiting].map((arrival) => arrival.key));
  return [...arrivals, ...before.filter((arrival) => !known.has(arrival.key)).reverse()].slice(0, MOST);
}

/** Returns arrivals per second over the last ten seconds. */
export function rate(times: number[], now: number): number {
  return times.filter((time) => time > now - WINDOW_MS).length / (WINDOW_MS / 1000);
}

/** Returns how many filters are set among those that the page can fold away. */
export function countFolded({ type }: Filter, { event, person, key }: LiveSearch): number {
  return [type, event, person, key].filter(Boolean).length;
}

/** Says whether an arrival passes the filter. */
export function passes({ accepted, rejected }: Arrival, { what, type, text }: Filter): boolean {
  if (what === 'accepted' && !accepted) return false;
  if (what === 'rejected' && !rejected) return false;
  if (type && accepted?.type !== type) return false;
  const needle = text.trim().toLocaleLowerCase();
  if (!needle) return true;
  const words = accepted
    ? [accepted.event, accepted.display_name, accepted.user_id, accepted.anonymous_id]
    : [rejected?.reason, rejected?.detail, rejected?.sample];
  return words.some((word) => word?.toLocaleLowerCase().includes(needle));
}
