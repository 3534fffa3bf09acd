import type { EventInfo, PropertyInfo } from '../api/types';

/** Returns the properties of these events (of all when none is named), the most present first; derived ones last of equals. */
export function propertiesOf(events: EventInfo[], names: string[]): PropertyInfo[] {
  const chosen = names.length ? events.filter((event) => names.includes(event.name)) : events;
  const merged = new Map<string, PropertyInfo & { seen: number }>();
  const total = chosen.reduce((sum, event) => sum + event.volume, 0) || 1;
  for (const event of chosen)
    for (const property of event.properties) {
      const known = merged.get(property.name);
      const seen = (known?.seen ?? 0) + property.coverage * event.volume;
      const types = [...new Set([...(known?.types ?? []), ...property.types])];
      const examples = [...new Set([...(known?.examples ?? []), ...property.examples])].slice(0, 8);
      merged.set(property.name, { name: property.name, types, examples, seen, coverage: seen / total });
    }
  return [...merged.values()]
    .sort((a, b) => b.seen - a.seen || derived(a) - derived(b) || a.name.localeCompare(b.name))
    .map(({ seen: _, ...property }) => property);
}

const derived = ({ name }: { name: string }) => Number(name.startsWith('$'));
