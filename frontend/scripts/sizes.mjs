// Prints what the first visit of each route downloads (JavaScript and CSS, gzip −9) and fails over budget.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const SHELL_KB = 245; // with the styles of all pages
const ROUTE_KB = 670; // charts included
const out = process.argv[2] ?? new URL('../../src/cauce/_ui', import.meta.url).pathname;
const manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8'));

const gz = (file) => gzipSync(readFileSync(join(out, file)), { level: 9 }).length;
const closure = (key, dynamic, seen = new Set()) => {
  if (seen.has(key)) return seen;
  seen.add(key);
  const { imports = [], dynamicImports = [] } = manifest[key];
  for (const next of dynamic ? [...imports, ...dynamicImports] : imports) closure(next, dynamic, seen);
  return seen;
};
const kilobytes = (keys) => {
  const files = new Set([manifest['style.css'].file]);
  for (const key of keys) files.add(manifest[key].file);
  return [...files].reduce((sum, file) => sum + gz(file), 0) / 1024;
};

// Everything that the entry imports is gathered in one chunk, which imports the routes.
const entry = Object.keys(manifest).find((key) => manifest[key].name === 'shell');
// The reader's language is fetched before the first paint: the larger of the two counts.
const shell = new Set([...closure(entry, false), ...closure('src/i18n/es/index.ts', false)]);
let failed = kilobytes(shell) > SHELL_KB;
console.log(`shell ${kilobytes(shell).toFixed(1)} KB gz (budget ${SHELL_KB})`);
for (const route of manifest[entry].dynamicImports ?? []) {
  const size = kilobytes(closure(route, true, new Set(shell)));
  failed ||= size > ROUTE_KB;
  console.log(`${route.replace('src/features/', '')} ${size.toFixed(1)} KB gz (budget ${ROUTE_KB})`);
}
process.exit(failed ? 1 : 0);
