import type { EventItem } from '../../api/types';
import { dayOf } from '../../lib/dates';

/** Returns events grouped by local day, in the order they came (newest first). */
export function byDay(events: EventItem[], timezone: string): { day: string; events: EventItem[] }[] {
  const days: { day: string; events: EventItem[] }[] = [];
  for (const event of events) {
    const day = dayOf(event.timestamp, timezone);
    const last = days.at(-1);
    if (last?.day === day) last.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days;
}

/** Returns the first plain properties of an event, each with its value as text. */
export function summary(properties: Record<string, unknown>, most = 4): { name: string; value: string }[] {
  const shown = Object.entries(properties).filter(([, value]) => typeof value !== 'object' || value === null);
  return shown.slice(0, most).map(([name, value]) => ({ name, value: String(value) }));
}
