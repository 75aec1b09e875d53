import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type Emulator } from '../emulator.js';
import { isJsonObject, type JsonObject } from '../server/json.js';
import { parseTarget } from '../server/parse-target.js';
import { readBody } from '../server/read-body.js';
import { CONTROL_ROUTES } from './control-routes.js';
import { devicePage } from './device-page.js';

const PREFIX = '/__emulator__/';
const DEVICE_PAGE = '/device';

/** Requests that are about the emulator itself; they are neither recorded nor hit by faults. */
export function isControlRequest(request: IncomingMessage): boolean {
  const path = parseTarget(request).pathname;
  return path.startsWith(PREFIX) || path === DEVICE_PAGE;
}

export async function handleControlRequest(
  emulator: Emulator,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = parseTarget(request);
  try {
    const body = await readBody(request);
    if (url.pathname === DEVICE_PAGE) {
      const form = new URLSearchParams(body.toString());
      reply(response, 200, 'text/html; charset=utf-8', devicePage(emulator, url.searchParams, form));
      return;
    }
    const path = url.pathname.slice(PREFIX.length);
    const route = findControl(request.method ?? '', path);
    if (!route) throw new Error(`no control ${request.method} ${path}`);
    const query = Object.fromEntries(url.searchParams);
    const result = route.control(emulator, { id: route.id, query, body: parseBody(body) });
    if (result === undefined) response.writeHead(204).end();
    else reply(response, 200, 'application/json', JSON.stringify(result));
  } catch (error) {
    reply(response, 400, 'application/json', JSON.stringify({ error: (error as Error).message }));
  }
}

function findControl(method: string, path: string) {
  const [resource = '', id = '', ...action] = path.split('/');
  const pattern = [resource, ...(id ? ['*'] : []), ...action].join('/');
  const name = `${method} ${pattern}`;
  const control = CONTROL_ROUTES[name];
  return control && { control, id: decodeURIComponent(id) };
}

function parseBody(body: Buffer): JsonObject {
  const value: unknown = body.length === 0 ? {} : JSON.parse(body.toString());
  if (!isJsonObject(value)) throw new Error('the body must be a JSON object');
  return value;
}

function reply(response: ServerResponse, status: number, contentType: string, text: string): void {
  response.writeHead(status, { 'content-type': contentType }).end(text);
}
