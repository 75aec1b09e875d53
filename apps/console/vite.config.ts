import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { themeCss } from './build/theme-css.js';

const gateway = process.env.GATEWAY_URL ?? 'http://127.0.0.1:8000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), themeCss()],
  resolve: { tsconfigPaths: true },
  build: {
    outDir: '../../dist/apps/console',
    emptyOutDir: true,
    manifest: true,
    // Nothing may be inlined: the Content-Security-Policy allows no data: scripts or fonts.
    assetsInlineLimit: 0,
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ['/v1', '/v2', '/docs', '/docs-json', '/healthz'].map((path) => [path, gateway]),
    ),
  },
});
