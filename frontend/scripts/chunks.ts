import { fileURLToPath } from 'node:url';
import type { Rolldown } from 'vite';

const FIRST = fileURLToPath(new URL('../src/features/insights/boards/dashboard-page.tsx', import.meta.url));
const GRID = /src\/ui\/tile-grid|node_modules\/(react-grid-layout|react-draggable|react-resizable)\//;
const QUESTIONS = /src\/features\/insights\/(?!sharing)/;
const PARTS = /node_modules\/(@mantine|@tanstack|lucide-react)\/|src\/(api|lib|shared|ui)\//;
const HEAVY =
  /src\/(ui\/(chart\/(engine|pie|sankey|world)|code-editor|markdown-text)|shared\/sql)|node_modules\/@mantine\/(spotlight|notifications)/;
const FORMS =
  /@mantine\/core\/esm\/components\/(NumberInput|PasswordInput|TagsInput|MultiSelect|Pill|PillsInput|Textarea|Checkbox|Switch)|react-number-format|src\/shared\/conditions/;

type Context = Rolldown.ChunkingContext;

/**
 * Few files, since each is a request of its own: what every page begins with is one, what a dashboard is made of two, and
 * what other pages share beside that two more. What one page alone needs, and what is heavy, is fetched with it.
 */
export const groups: Rolldown.CodeSplittingGroup[] = [
  { name: 'shell', tags: ['$initial'], priority: 5 },
  { name: 'grid', test: GRID, priority: 4 },
  {
    name: (id, context) => (PARTS.test(id) && ofDashboards(id, context) && !FORMS.test(id) ? 'parts' : null),
    minShareCount: 2,
    priority: 3,
  },
  {
    name: (id, context) => (QUESTIONS.test(id) && ofDashboards(id, context) ? 'answers' : null),
    minShareCount: 2,
    priority: 2,
  },
  {
    name: 'forms',
    test: (id) => (PARTS.test(id) || FORMS.test(id)) && !HEAVY.test(id),
    minShareCount: 2,
    priority: 1,
  },
  { name: 'questions', test: QUESTIONS, minShareCount: 2, priority: 0 },
];

let begins = new Set<string>();

/** Returns whether the page of a dashboard begins with a module: imports it, or something that does. */
function ofDashboards(id: string, context: Context): boolean {
  if (begins.size === 0) begins = reached(FIRST, context);
  return begins.has(id);
}

function reached(first: string, context: Context): Set<string> {
  const found = new Set([first]);
  for (const id of found) for (const next of context.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  return found;
}
