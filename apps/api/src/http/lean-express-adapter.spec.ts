import { afterEach, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LeanExpressAdapter } from './lean-express-adapter.js';

let server: Server;

async function listen(adapter: LeanExpressAdapter): Promise<string> {
  adapter.initHttpServer();
  server = adapter.getHttpServer() as Server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => void server.close());

describe('LeanExpressAdapter', () => {
  it('hands Express requests and responses whose prototypes it need not change', async () => {
    const adapter = new LeanExpressAdapter();
    const app = adapter.getInstance<Express>();
    app.get('/', (_request, response) => void response.json({}));
    const url = await listen(adapter);
    const born: unknown[] = [];
    server.prependListener('request', (request, response) => {
      born.push(Object.getPrototypeOf(request), Object.getPrototypeOf(response));
    });
    await fetch(url);
    expect(born).toEqual([app.request, app.response]);
  });

  it("keeps Express's own members of both", async () => {
    const adapter = new LeanExpressAdapter();
    const app = adapter.getInstance<Express>();
    app.get('/a/:id', (request, response) => {
      const { id } = request.params;
      response
        .status(201)
        .json({ id, query: request.query, host: request.hostname, sameApp: request.app === app });
    });
    const response = await fetch(`${await listen(adapter)}/a/7?b=1`);
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ id: '7', query: { b: '1' }, host: '127.0.0.1', sameApp: true });
  });
});
