/**
 * The upstream of the bench: it looks at nothing and answers with bytes made beforehand, so that it costs next to
 * nothing. Told what to answer by messages (`{ answer }`); reports readers that leave too early (`{ leftAt }`).
 */
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { nowMicros } from '../measure/clock.js';
import { type Answer, wholeAnswer } from './answer.js';
import { Pacer } from './pacer.js';
import { RequestReader } from './request-reader.js';

let whole = wholeAnswer({ deltas: 1, size: 20 });
let pacer: Pacer | undefined;

const server = createServer({ noDelay: true }, (socket) => {
  let leave: (() => void) | undefined;
  const reader = new RequestReader((head) => {
    leave?.();
    leave = respond(socket, head);
  });
  socket.on('data', (bytes) => reader.push(bytes));
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    leave?.();
    if (leave !== undefined) process.send?.({ leftAt: nowMicros() });
  });
});

/** @returns what to do when the reader leaves, if the answer takes time */
function respond(socket: Socket, head: string): (() => void) | undefined {
  if (head.startsWith('POST /token')) socket.write(TOKEN);
  else if (/ListAvailableModels/i.test(head)) socket.write(MODELS);
  else if (pacer !== undefined) return pacer.add(socket);
  else socket.write(whole);
  return undefined;
}

function json(value: object): Buffer {
  const text = JSON.stringify(value);
  return Buffer.from(
    `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${text.length}\r\n\r\n${text}`,
  );
}

const TOKEN = json({ accessToken: 'bench-access-token', expiresIn: 28_800, tokenType: 'Bearer' });
const MODELS = json({
  models: [
    {
      modelId: 'claude-sonnet-4.5',
      modelName: 'Claude Sonnet 4.5',
      tokenLimits: { maxInputTokens: 200_000, maxOutputTokens: 64_000 },
      supportedInputTypes: ['TEXT', 'IMAGE', 'DOCUMENT'],
      promptCaching: {
        supportsPromptCaching: true,
        minimumTokensPerCacheCheckpoint: 1024,
        maximumCacheCheckpointsPerRequest: 4,
      },
    },
  ],
});

process.on('message', ({ id, answer }: { id: number; answer?: Answer }) => {
  if (answer === undefined) return;
  pacer?.stop();
  pacer = undefined;
  if (answer.paceMs === undefined) {
    whole = wholeAnswer(answer);
  } else {
    pacer = new Pacer({ ...answer, paceMs: answer.paceMs });
    pacer.start();
  }
  process.send?.({ id });
});

server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
