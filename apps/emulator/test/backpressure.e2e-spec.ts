import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { type IncomingMessage } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { DEMO_CREDENTIALS, type Emulator, startEmulator } from '../src/start-emulator.js';
import { GENERATE, chatBody } from './raw-client.js';
import { until } from './until.js';

const ANSWER_BYTES = 50_000_000;
/** More than socket buffers of both sides hold, far less than the answer. */
const BUFFER_BYTES = 12_000_000;

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

function openLargeAnswer(): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify(chatBody(`[[emulator:bytes ${ANSWER_BYTES}]]`));
    const headers = {
      authorization: `Bearer ${DEMO_CREDENTIALS.accessToken}`,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': GENERATE,
    };
    request(emulator.url, { method: 'POST', headers }, resolve).on('error', reject).end(body);
  });
}

function bytesAccepted(): number {
  return emulator.requests().at(-1)?.bytesAccepted ?? 0;
}

it('writes no more than the connection takes while nobody reads, and knows when the reader leaves', async () => {
  const response = await openLargeAnswer();
  response.pause();
  const memory = process.memoryUsage().arrayBuffers;
  await until(() => (bytesAccepted() > 0 ? true : undefined));
  let before = -1;
  while (before !== bytesAccepted()) {
    before = bytesAccepted();
    await setTimeout(100);
  }
  expect(before).toBeLessThan(BUFFER_BYTES);
  expect(process.memoryUsage().arrayBuffers - memory).toBeLessThan(BUFFER_BYTES);
  expect(emulator.requests().at(-1)?.outcome).toBe('open');
  response.destroy();
  const record = await until(() => emulator.requests({ outcome: 'aborted' })[0]);
  expect(record.bytesAccepted).toBeLessThan(BUFFER_BYTES);
});

it('streams all of a 50 MB answer to whoever reads it', async () => {
  const response = await openLargeAnswer();
  let received = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) received += chunk.length;
  expect(received).toBeGreaterThan(ANSWER_BYTES);
  const record = await until(() => emulator.requests({ outcome: 'completed' })[0]);
  expect(record.bytesAccepted).toBe(received);
});
