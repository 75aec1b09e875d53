import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const gateway = process.env.GATEWAY_URL ?? 'http://127.0.0.1:8000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { tsconfigPaths: true },
  build: { outDir: '../../dist/apps/console', emptyOutDir: true },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ['/v1', '/v2', '/docs', '/docs-json', '/healthz'].map((path) => [path, gateway]),
    ),
  },
});
