import { cancellation } from './cancellation.js';
import { countTokens } from './count-tokens.js';
import { firstText } from './first-text.js';
import { pacedStreams } from './paced-streams.js';
import { requestRate } from './request-rate.js';
import { streamMemory } from './stream-memory.js';
import { workers } from './workers.js';
import type { Workload } from './workload.js';
import { wrongKeys } from './wrong-keys.js';

const USUAL_ANSWER = { deltas: 60, size: 20 };
const LARGE_BODIES = ['50kb', '88kb', '200kb', '300kb', '421kb'] as const;

export const WORKLOADS: readonly Workload[] = [
  requestRate({
    name: 'one-frame',
    description: 'streamed, the answer is one frame',
    body: 'small',
    stream: true,
    answer: { deltas: 1, size: 20, bare: true },
    connections: 32,
  }),
  requestRate({
    name: 'small-streamed',
    description: 'streamed, 60 deltas of 20 bytes',
    body: 'small',
    stream: true,
    answer: USUAL_ANSWER,
    connections: 32,
  }),
  requestRate({
    name: 'small-whole',
    description: 'not streamed, the same answer',
    body: 'small',
    stream: false,
    answer: USUAL_ANSWER,
    connections: 32,
  }),
  ...LARGE_BODIES.map((body) =>
    requestRate({
      name: `body-${body}`,
      description: `streamed, a request of Claude Code of ${body.replace('kb', ' KB')}`,
      body,
      stream: true,
      answer: USUAL_ANSWER,
      connections: 8,
    }),
  ),
  requestRate({
    name: 'long-stream',
    description: 'streamed, 2,000 deltas of 20 bytes',
    body: 'small',
    stream: true,
    answer: { deltas: 2000, size: 20 },
    connections: 8,
  }),
  pacedStreams,
  streamMemory({ name: 'stream-memory', body: 'small', share: 1 }),
  streamMemory({ name: 'stream-memory-421kb', body: '421kb', share: 0.1 }),
  firstText('small'),
  firstText('421kb'),
  countTokens,
  wrongKeys,
  cancellation,
  workers,
];
