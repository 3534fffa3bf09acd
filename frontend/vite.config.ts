import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { begin } from './scripts/begin.ts';
import { groups } from './scripts/chunks.ts';

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
