import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Relative URLs: the server writes <base href> into index.html, so the app also works under a sub-path.
export default defineConfig({
  base: './',
  plugins: [react()],
  build: { target: 'es2023', sourcemap: false, chunkSizeWarningLimit: 900, manifest: true },
  server: { proxy: { '/api': 'http://127.0.0.1:8000' } },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
