import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express, { type RequestHandler } from 'express';
import { serveConsole } from '../../../api/src/console/serve-console.js';

const BUILD = join(import.meta.dirname, '../../../../dist/apps/console');

export interface StaticConsole {
  origin: string;
  close: () => Promise<void>;
}

/**
 * The built console with the gateway's own headers. Behind it is nothing but the chat test, which a test answers
 * itself: a browser's network layer cannot play a stream.
 */
export async function startStaticConsole(chat?: RequestHandler): Promise<StaticConsole> {
  const app = express();
  if (chat) app.post('/v2/chat/test', express.json({ limit: '50mb' }), chat);
  const server = createServer(app.use(serveConsole(BUILD)));
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
