import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { begin } from './scripts/begin.ts';

// Few files, since each is a request of its own: what every page begins with is one, the parts that pages are made of
// another, what pages about questions share a third. What one page alone needs, and what is heavy, is fetched with it.
const groups = [
  { name: 'shell', tags: ['$initial' as const], priority: 3 },
  {
    name: 'parts',
    test: /node_modules\/(@mantine|@tanstack|lucide-react)\/|src\/(api|lib|shared|ui)\/(?!chart\/engine|code-editor|markdown|tile-grid|sql)/,
    minShareCount: 2,
    priority: 2,
  },
  { name: 'questions', test: /src\/features\/insights\//, minShareCount: 2, priority: 1 },
];

// Relative URLs: the server writes <base href> into index.html, so the app also works under a sub-path.
export default defineConfig({
  base: './',
  plugins: [react(), begin()],
  build: {
    target: 'es2023',
    sourcemap: false,
    chunkSizeWarningLimit: 900,
    manifest: true,
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8000' } },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
