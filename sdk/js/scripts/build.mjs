// Builds cauce.js (for a script tag), cauce.mjs (for import) and the types; fails when the script is too large.
//   node scripts/build.mjs [--outDir DIR]
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const LIMIT = 5_000;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = process.argv.indexOf('--outDir');
const out = at > 0 ? process.argv[at + 1] : join(root, 'dist');

const shared = {
  bundle: true,
  minify: true,
  target: 'es2020',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
};
mkdirSync(out, { recursive: true });
await build({
  ...shared,
  entryPoints: [join(root, 'src/script.ts')],
  format: 'iife',
  outfile: join(out, 'cauce.js'),
});
await build({
  ...shared,
  entryPoints: [join(root, 'src/index.ts')],
  format: 'esm',
  outfile: join(out, 'cauce.mjs'),
});
const types = ['-p', join(root, 'tsconfig.build.json'), '--outDir', join(out, 'types')];
execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...types], {
  stdio: 'inherit',
});

for (const name of ['cauce.js', 'cauce.mjs']) {
  const content = readFileSync(join(out, name));
  const packed = gzipSync(content, { level: 9 });
  writeFileSync(join(out, `${name}.gz`), packed);
  writeFileSync(join(out, `${name}.br`), brotliCompressSync(content));
  console.log(`${name}: ${content.length} bytes, ${packed.length} gzip (limit ${LIMIT})`);
  if (packed.length > LIMIT) {
    console.error(`${name} is larger than ${LIMIT} bytes: nobody wants a heavy script in every page.`);
    process.exitCode = 1;
  }
}
