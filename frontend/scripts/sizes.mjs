// Prints what the first visit of each route downloads (JavaScript and CSS, gzip −9) and fails over budget: what its page
// imports, and what that asks for at once. What waits for a click, or for a kind of chart, is not part of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const SHELL_KB = 228; // with the styles of all pages, and the words of one language
const ROUTE_KB = 375;
const FRAME = 'src/app/shell.tsx';
/** What draws charts, or is written in, is by far the largest part of the pages that begin with it: its file, its budget. */
const LARGE = [
  [/\/(dashboard|shared|insight|alert|alert-new)-page/, 'src/ui/chart/engine.ts', 565],
  [/\/sql-page/, 'src/ui/code-editor/engine.ts', 490],
];
const out = process.argv[2] ?? fileURLToPath(new URL('../../src/cauce/_ui', import.meta.url));
const manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8'));

const gz = (file) => gzipSync(readFileSync(join(out, file)), { level: 9 }).length;
const closure = (key, seen = new Set()) => {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, seen);
  return seen;
};
const kilobytes = (keys) => {
  const files = new Set([manifest['style.css'].file]);
  for (const key of keys) files.add(manifest[key].file);
  return [...files].reduce((sum, file) => sum + gz(file), 0) / 1024;
};
const over = (name, keys, budget) => {
  const size = kilobytes(keys);
  console.log(`${name} ${size.toFixed(1)} KB gz (budget ${budget})`);
  return size > budget;
};

// Everything that the entry imports is gathered in one chunk, which imports the routes.
const entry = Object.keys(manifest).find((key) => manifest[key].name === 'shell');
// The reader's language is fetched before the first paint: the larger of the two counts.
const shell = [...closure(entry), ...closure('src/i18n/es/index.ts')];
const routes = manifest[entry].dynamicImports.filter((key) => /-page\.tsx$/.test(key));
const failed = [
  over('shell', shell, SHELL_KB),
  ...routes.map((route) => {
    const [, large = route, budget = ROUTE_KB] = LARGE.find(([pages]) => pages.test(route)) ?? [];
    const keys = [route, FRAME, large].flatMap((key) => [...closure(key)]);
    return over(route.replace('src/features/', ''), [...shell, ...keys], budget);
  }),
];
process.exit(failed.includes(true) ? 1 : 0);
