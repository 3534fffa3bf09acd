import type { EventInfo, PropertyInfo } from '../api/types';
import { isDeed } from '../lib/events';
import { type Format, shortValue } from '../lib/format';
import type { Choice } from '../ui/picker';

/** Returns events as choices, the most frequent first, with their volume. */
export function eventChoices(events: EventInfo[], format: Format): Choice[] {
  return [...events]
    .sort((a, b) => Number(isDeed(b)) - Number(isDeed(a)) || b.volume - a.volume)
    .map((event) => ({ value: event.name, label: event.name, hint: format.compact(event.volume) }));
}

/** Returns properties as choices with how often they are present and what they look like. */
export function propertyChoices(
  properties: PropertyInfo[],
  prefix: string,
  group: string,
  format: Format,
): Choice[] {
  return properties.map((property) => ({
    value: `${prefix}:${property.name}`,
    label: property.name,
    group,
    hint: format.percent(property.coverage),
    detail: property.examples.slice(0, 4).map(shortValue).join(' · '),
  }));
}
