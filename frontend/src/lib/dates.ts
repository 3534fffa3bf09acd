/** A span of days in the project's time zone: relative to today, or fixed; both ends inclusive. */
export type Range = { last: number; unit: 'day' | 'week' | 'month' } | { from: string; to: string };

const DAY_MS = 86_400_000;

/** Returns today's date (YYYY-MM-DD) in a time zone. */
export function todayIn(timezone: string, now: Date): string {
  return calendarOf(timezone).format(now);
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than a thousand uses of it, and every tile of a dashboard asks what day it is. */
function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const known = calendars.get(timeZone);
  if (known) return known;
  const digits = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const fresh = new Intl.DateTimeFormat('en-CA', { timeZone, ...digits });
  calendars.set(timeZone, fresh);
  return fresh;
}

/** Returns the hour of the day (0 to 23) in a time zone. */
export function hourIn(timezone: string, now: Date): number {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: timezone, hour: '2-digit', hourCycle: 'h23' });
  return Number(clock.format(now));
}

/** Returns the first and last day of a range, given today's date. */
export function daysOf(range: Range, today: string): { from: string; to: string } {
  if ('from' in range) return range;
  if (range.unit === 'month') return { from: addMonths(today, -range.last, 1), to: today };
  const days = range.unit === 'week' ? range.last * 7 : range.last;
  return { from: addDays(today, 1 - days), to: today };
}

/** Returns the date `days` later (earlier when negative). */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Returns the same day `months` later plus `days`, clamped to the month's last day. */
export function addMonths(date: string, months: number, days = 0): string {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const moved = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)));
  return addDays(moved.toISOString().slice(0, 10), days);
}

/** Returns how many days a range covers. */
export function lengthInDays({ from, to }: { from: string; to: string }): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS) + 1;
}

/** Says whether text is a date written YYYY-MM-DD. */
export function isDate(text: unknown): text is string {
  return typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** Returns the local calendar day (YYYY-MM-DD) of an instant in a time zone. */
export function dayOf(instant: string, timezone: string): string {
  return todayIn(timezone, new Date(instant));
}

/** Returns every IANA time zone this browser knows, with UTC first. */
export function timezones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}
