import { queryOptions, useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/http';
import type { EventInfo, PropertyInfo, Schema } from '../api/types';
import { useProject } from './session';
import { shownOf } from './shown-schema';

/** Events and properties seen so far. */
export const schemaQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['schema', projectId],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/projects/{project_id}/schema', {
          params: { path: { project_id: projectId } },
          signal,
        }),
      ),
    staleTime: 60_000,
    select: shownOf,
  });

const NOTHING: Schema = { events: [], traits: [] };

/** Returns the project's schema; empty while it loads. */
export function useSchema(): Schema {
  return useQuery(schemaQuery(useProject().project_id)).data ?? NOTHING;
}

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
