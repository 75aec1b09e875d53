import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SseDecoder } from '@q2api/sse';
import { type Expected, EARLY_EXPECTATIONS, ERROR_EXPECTATIONS, STREAM_EXPECTATIONS } from './fault-rows.js';
import { MODEL, play, TestGateway } from './test-gateway.js';

/** No case may take longer, whatever the upstream does. */
const BOUND_MS = 20_000;
const SILENCE_MS = 1_000;

const ROUTES = { claude: '/v1/messages', openai: '/v1/chat/completions' };
type Protocol = keyof typeof ROUTES;
const CASES = (['claude', 'openai'] as const).flatMap((protocol) =>
  [false, true].map((stream) => ({ protocol, stream })),
);
/** One for each case. */
const MODELS = ['claude-sonnet-4.5', 'claude-sonnet-4', 'claude-opus-4.5', 'claude-sonnet-4.6'];

let gateway: TestGateway;
const table: string[] = [];

beforeAll(async () => {
  gateway = await TestGateway.start({
    account: false,
    config: { firstByteTimeoutMs: SILENCE_MS, idleTimeoutMs: SILENCE_MS, maxErrorCount: 1_000_000 },
    emulator: { rotation: 'same' },
  });
  await gateway.addIssuedAccount();
  await gateway.addIssuedAccount();
});
beforeEach(() => gateway.forgive());
afterAll(async () => {
  const header = [
    'fault',
    'Claude',
    'Claude, streamed',
    'OpenAI',
    'OpenAI, streamed',
    'attempts',
    'accounts',
  ];
  process.stdout.write(`\n${[row(header), ...table].join('\n')}\n\n`);
  await gateway.close();
});

const row = (cells: readonly unknown[]) =>
  cells.map((cell, index) => String(cell).padEnd([28, 28, 28, 28, 28, 10, 0][index] ?? 0)).join('');

function attemptsSoFar(): number {
  return gateway.emulator.accounts().reduce((sum, { counters }) => sum + counters.chatRequests, 0);
}

interface Seen {
  status: number;
  /** Error event of a stream, or error of a body. */
  error: { message: string; type?: string } | undefined;
  isComplete: boolean;
  retryAfter: string | null;
}

async function ask(protocol: Protocol, stream: boolean, prompt: string, model = MODEL): Promise<Seen> {
  const body = { model, max_tokens: 1000, stream, messages: [{ role: 'user', content: prompt }] };
  const response = await gateway.fetch(ROUTES[protocol], {
    method: 'POST',
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(BOUND_MS),
  });
  const text = await response.text();
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const events = isStream ? new SseDecoder().push(text) : [];
  const last = isStream ? events.at(-1)?.data : text;
  const { error } = last === '[DONE]' ? {} : (JSON.parse(last ?? '{}') as Partial<Seen>);
  return {
    status: response.status,
    error: error ?? undefined,
    isComplete: isStream
      ? events.some(({ event, data }) => event === 'message_stop' || data === '[DONE]')
      : response.ok,
    retryAfter: response.headers.get('retry-after'),
  };
}

/**
 * Asks in both protocols, streamed and not, and adds a row to the table. Cases that could change an account's state for
 * the next one run one after the other.
 */
async function check(
  fault: string,
  expected: Expected,
  promptOf: (index: number) => { prompt: string; model?: string },
) {
  const isHarmless = expected.states.every((state) => state === 'ready');
  const seen: Seen[] = [];
  const attempts: number[] = [];
  const before = attemptsSoFar();
  const run = async (index: number) => {
    const { protocol, stream } = CASES[index] ?? {};
    const { prompt, model } = promptOf(index);
    seen[index] = await ask(protocol ?? 'claude', stream ?? false, prompt, model);
  };
  if (isHarmless) {
    await Promise.all(CASES.map((_, index) => run(index)));
    attempts.push((attemptsSoFar() - before) / CASES.length);
    expect((await statesNow()).toString()).toBe('ready,ready');
  } else {
    for (const index of CASES.keys()) {
      await gateway.forgive();
      const attemptsBefore = attemptsSoFar();
      await run(index);
      attempts.push(attemptsSoFar() - attemptsBefore);
      expect(await statesNow()).toEqual([...expected.states].sort());
    }
  }
  table.push(
    row([fault, ...seen.map(describeSeen), [...new Set(attempts)].join(), expected.states.join(', ')]),
  );
  expect(attempts.every((count) => count === expected.attempts)).toBe(true);
  return seen;
}

const describeSeen = ({ status, error }: Seen) =>
  status === 200 ? `200, then ${error?.type}` : `${status} ${error?.type}`;

async function statesNow(): Promise<string[]> {
  return (await gateway.accounts()).map(({ state }) => state).sort();
}

/** An error with a true status, or, when text had been sent before it, as the last event; never a complete answer. */
function expectFailures(seen: readonly Seen[], expected: Expected, isInStream: boolean): void {
  for (const [index, { protocol, stream }] of CASES.entries()) {
    const status = stream && isInStream ? 200 : expected[protocol];
    const error = { type: expect.any(String), message: expect.any(String) };
    expect({ protocol, stream, ...seen[index] }).toMatchObject({
      protocol,
      stream,
      status,
      error,
      isComplete: false,
    });
  }
}

describe('a refusal of the upstream', () => {
  it.each(Object.entries(ERROR_EXPECTATIONS))(
    '%s',
    async (name, expected) => {
      // A model that the upstream refuses to an account is not asked for again for a while.
      const modelOf = (index: number) => (name === 'invalid-model' ? { model: MODELS[index] } : {});
      const seen = await check(name, expected, (index) => ({
        prompt: play('error', name),
        ...modelOf(index),
      }));
      expectFailures(seen, expected, false);
      const isLimit = expected.states.every((state) => state === 'cooling-down' || state === 'exhausted');
      for (const { error } of isLimit ? seen : []) expect(error?.message).toMatch(/ until 20\d\d-[\dT:-]+Z/);
      if (name === 'throttled-retry-after')
        for (const { retryAfter } of seen) expect(retryAfter).toMatch(/^[12]$/);
    },
    BOUND_MS,
  );
});

describe('a failure before the first event', () => {
  it.each(Object.entries(EARLY_EXPECTATIONS))(
    '%s',
    async (name, { prompt, ...expected }) => {
      expectFailures(await check(name, expected, () => ({ prompt })), expected, false);
    },
    BOUND_MS,
  );
});

describe('a failure in the middle of a stream', () => {
  it.each(Object.entries(STREAM_EXPECTATIONS))(
    '%s',
    async (name, { prompt, ...expected }) => {
      const paced = play('pace', 30) + prompt;
      expectFailures(await check(name, expected, () => ({ prompt: paced })), expected, true);
    },
    BOUND_MS,
  );
});

describe('a pool of which one account fails', () => {
  it.each(['throttled', 'monthly-limit', 'bearer-invalid', 'not-authorized', 'unavailable'] as const)(
    'answers with the other one after "%s"',
    async (error) => {
      const [first] = gateway.emulator.accounts().filter(({ id }) => id !== 'demo');
      gateway.emulator.inject({ accountId: first?.id, operation: 'GenerateAssistantResponse', error });
      for (const { protocol, stream } of CASES) {
        await gateway.forgive();
        expect(await ask(protocol, stream, 'Hello')).toMatchObject({ status: 200, isComplete: true });
      }
      gateway.emulator.clearFaults();
    },
  );
});
