import type { Report, ReportIn } from '../../api/types';

export const EVERIES = ['day', 'week', 'month'] as const;
export const FILES = ['pdf', 'csv', 'xlsx'] as const;
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** What the server takes of files in one e-mail (bytes). */
export const MOST_BYTES = 10 * 1024 * 1024;

/** A report as it is edited; `show` is `dashboard:7` or `insight:7`, empty while nothing is chosen. */
export type ReportDraft = Omit<ReportIn, 'source'> & { show: string };

/** Returns a report that is sent to one member every Monday at eight. */
export function freshReport(show: string, member: string | undefined, language: 'en' | 'es'): ReportDraft {
  return {
    name: '',
    show,
    schedule: { every: 'week', at: '08:00', weekday: 1, month_day: 1 },
    timezone: null,
    members: member ? [member] : [],
    outside: [],
    outside_language: language,
    files: [],
  };
}

/** Returns a report for the editor; addresses that have left stay on it, and stay left. */
export function draftOf(report: Report): ReportDraft {
  const { name, source, schedule, timezone, members, outside, outside_language, files } = report;
  return {
    name,
    show: `${source.kind}:${source.id}`,
    schedule,
    timezone,
    members,
    outside: outside.map(({ email }) => email),
    outside_language,
    files,
  };
}

/** Returns who of the readers has left: ids of members, and addresses. */
export function leftOf({ members_left, outside }: Pick<Report, 'members_left' | 'outside'>): string[] {
  return [...members_left, ...outside.filter(({ left }) => left).map(({ email }) => email)];
}

/** Returns what is sent to the server, or null while something is missing. */
export function bodyOf({ show, ...draft }: ReportDraft): ReportIn | null {
  const [kind, id] = show.split(':');
  if (!id || (kind !== 'insight' && kind !== 'dashboard')) return null;
  if (!draft.members?.length && !draft.outside?.length) return null;
  return { ...draft, source: { kind, id } };
}

/** Returns the name of a day of the week (1 is Monday) in a language. */
export function weekdayName(day: number, locale: string): string {
  // 5 January 1970 was a Monday.
  const date = new Date(Date.UTC(1970, 0, 4 + day));
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(date);
}
