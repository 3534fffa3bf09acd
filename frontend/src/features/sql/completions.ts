import type { Schema, SqlReference } from '../../api/types';
import { CONTEXT_PATHS, contextExamples } from '../../shared/context';
import { propertiesOf } from '../../shared/properties';
import type { Completion, Literal } from '../../ui/code-editor/types';

const KEYWORDS =
  'SELECT FROM WHERE GROUP BY ORDER HAVING LIMIT WITH JOIN LEFT ON USING AS AND OR NOT IN LIKE BETWEEN UNION ALL DISTINCT CASE WHEN THEN ELSE END INTERVAL DESC';

/** Returns a JSON path as it is written in a query. */
export function pathText(column: string, name: string): string {
  return /^[A-Za-z_][\w]*(\.[A-Za-z_][\w]*)*$/.test(name) ? `${column}.${name}` : `${column}.\`${name}\``;
}

/** Returns everything that may be completed: views, columns, what was sent, functions. */
export function completionsOf(reference: SqlReference | undefined, schema: Schema): Completion[] {
  if (!reference) return [];
  const views = reference.views.map(({ name, description }): Completion => {
    return { label: name, kind: 'view', detail: description };
  });
  const columns = new Map<string, Completion>();
  for (const view of reference.views)
    for (const { name, type } of view.columns)
      columns.set(name, { label: name, kind: 'column', detail: type });
  const properties = propertiesOf(schema.events, []).map(({ name, types }): Completion => {
    return { label: pathText('properties', name), kind: 'property', detail: types.join(', ') };
  });
  const traits = schema.traits.map(({ name, types }): Completion => {
    return { label: pathText('traits', name), kind: 'property', detail: types.join(', ') };
  });
  const context = CONTEXT_PATHS.map((name): Completion => {
    return { label: pathText('context', name), kind: 'property', detail: contextExamples(name).join(' · ') };
  });
  const functions = reference.functions.flatMap(({ names, title }) =>
    names.map((name): Completion => ({ label: name, kind: 'function', detail: title })),
  );
  const words = KEYWORDS.split(' ').map((label): Completion => ({ label, kind: 'function' }));
  return [...views, ...columns.values(), ...properties, ...traits, ...context, ...functions, ...words];
}

/** Returns what may stand between quotes: events by their names, and examples of what was sent with them. */
export function literalsOf(schema: Schema): Literal[] {
  const examples = (column: string, name: string, values: unknown[]) =>
    values
      .filter((value) => typeof value === 'string')
      .map((text): Literal => ({ text, of: `${column}.${name}`, detail: name }));
  return [
    ...schema.events.map(({ name }): Literal => ({ text: name, of: 'event' })),
    ...propertiesOf(schema.events, []).flatMap((one) => examples('properties', one.name, one.examples)),
    ...schema.traits.flatMap((one) => examples('traits', one.name, one.examples)),
    ...CONTEXT_PATHS.flatMap((name) => examples('context', name, contextExamples(name))),
  ];
}
