import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { serveConsole } from '../../../api/src/console/serve-console.js';

const BUILD = join(import.meta.dirname, '../../../../dist/apps/console');

export interface StaticConsole {
  origin: string;
  close: () => Promise<void>;
}

/** The built console with the gateway's own headers, and nothing behind it. */
export async function startStaticConsole(): Promise<StaticConsole> {
  const server = createServer(express().use(serveConsole(BUILD)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
