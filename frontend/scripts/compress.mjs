// Writes .gz and .br beside every text file of a build, so that the server never compresses on the fly.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = process.argv[2];
if (!root) {
  console.error('usage: node scripts/compress.mjs FOLDER');
  process.exit(2);
}
for (const name of readdirSync(root, { recursive: true })) {
  const path = join(root, String(name));
  if (!/\.(js|css|html|svg|json)$/.test(path) || statSync(path).size < 1024) continue;
  if (path.endsWith('index.html')) continue; // the server rewrites its <base>
  const content = readFileSync(path);
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
}
