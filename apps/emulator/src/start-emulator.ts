import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { EmulatorState } from './emulator-state.js';
import { Emulator } from './emulator.js';
import { handleControlRequest, isControlRequest } from './control/handle-control-request.js';
import { handleRequest } from './server/handle-request.js';
import { type EmulatorSettings } from './settings.js';

export { DEMO_CREDENTIALS } from './accounts/credentials.js';
export { Emulator, type IssuedCredentials } from './emulator.js';

export interface EmulatorOptions extends Partial<EmulatorSettings> {
  /** Default: 127.0.0.1. */
  host?: string;
  /** Default: 0, any free port. */
  port?: number;
  /** Milliseconds since the epoch; default: `Date.now`. */
  now?: () => number;
  /** How many requests are remembered; default: 1000. */
  requestCapacity?: number;
}

/** Longer than any client keeps an idle connection, so that it is never the emulator that closes one. */
const KEEP_ALIVE_MS = 120_000;

/** Starts Amazon Q and AWS SSO OIDC on one local address. Rejects when the port is taken. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { host = '127.0.0.1', port = 0, now = Date.now, requestCapacity = 1000, ...settings } = options;
  const state = new EmulatorState({ settings, now, requestCapacity });
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const emulator = new Emulator(state, server, `http://${host}:${(server.address() as AddressInfo).port}`);
  server.on('request', (request, response) => {
    if (isControlRequest(request)) void handleControlRequest(emulator, request, response);
    else void handleRequest(state, request, response);
  });
  return emulator;
}
