import type { Schema } from '../api/types';

/** Amounts in minor units are for exact sums, not for people to choose. */
const UNSHOWN = '$minor.';

/** Returns a schema without the properties that Cauce keeps for itself. */
export function shownOf(schema: Schema): Schema {
  const events = schema.events.map((event) => ({
    ...event,
    properties: event.properties.filter(({ name }) => !name.startsWith(UNSHOWN)),
  }));
  return { ...schema, events };
}
