import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import { TurnError } from '@q2api/turn';
import { RequestGate } from './request-gate.js';

/** Time for the clients of interrupted turns to be told so. */
const LAST_WORDS_MS = 2_000;
/** Time for connections that have not sent a whole request, as browsers and pools of clients open them in advance. */
const UNUSED_CONNECTIONS_MS = 1_000;
/** Time for requests that had arrived, but were not read yet, to be refused with an answer. */
const LATE_ARRIVALS_MS = 100;

/**
 * Ends a gateway in order: new requests are refused, those under way may finish within `graceMs` and are then ended
 * with an error, what is still to be written to the database is written, connections are closed.
 */
export async function shutDown(app: INestApplication, graceMs: number, reason: string): Promise<void> {
  const gate = app.get(RequestGate);
  const server = app.getHttpServer() as Server;
  gate.close();
  const [isEmpty] = await Promise.all([gate.whenEmpty(graceMs), sleep(LATE_ARRIVALS_MS)]);
  if (!isEmpty) {
    gate.interruptAll(new TurnError('gateway-unavailable', reason));
    await gate.whenEmpty(LAST_WORDS_MS);
    server.closeAllConnections();
  }
  // Closing the server closes the idle connections only; for Node one without a request is not idle.
  const timer = setTimeout(() => server.closeAllConnections(), UNUSED_CONNECTIONS_MS);
  await app.close();
  clearTimeout(timer);
}
