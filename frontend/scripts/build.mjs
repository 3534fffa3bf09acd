// Builds the pages, and below server/ what the server itself needs to draw charts: one script, and fonts that it can read.
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'vite';

const given = process.argv.slice(2);
const outDir = given.includes('--outDir') ? given[given.indexOf('--outDir') + 1] : 'dist';
const server = join(outDir, 'server');
const logLevel = 'warn';

await build({ logLevel, build: { outDir, emptyOutDir: true } });
await build({
  logLevel,
  configFile: false,
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: server,
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 2000,
    lib: { entry: 'src/server/main.ts', formats: ['iife'], name: 'cauce', fileName: () => 'charts.js' },
  },
});

const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/inter/package.json'));
mkdirSync(join(server, 'fonts'));
for (const cut of ['400Regular', '500Medium', '600SemiBold']) {
  const name = `Inter_${cut}.ttf`;
  copyFileSync(join(fonts, cut, name), join(server, 'fonts', name));
}
