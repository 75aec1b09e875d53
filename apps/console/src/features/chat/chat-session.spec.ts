import { describe, expect, it } from '@jest/globals';
import type { SseMessage } from '@q2api/sse';
import { ChatSession } from './chat-session.js';
import type { Answer } from './chat-state.js';

const event = (data: { type: string; [key: string]: unknown }): SseMessage => ({
  data: JSON.stringify(data),
});
const START = [
  event({ type: 'message_start', message: { usage: { input_tokens: 3 } } }),
  event({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }),
];
const text = (part: string): SseMessage =>
  event({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: part } });
const END = [
  event({ type: 'content_block_stop', index: 0 }),
  event({
    type: 'message_delta',
    delta: { stop_reason: 'end_turn' },
    usage: { input_tokens: 3, output_tokens: 5 },
  }),
  event({ type: 'message_stop' }),
];

/** Lets everything go on that waits for nothing but a promise. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** A session whose stream the test feeds, and whose frames the test draws. */
function setUp() {
  let now = 1_000;
  const frames: (() => void)[] = [];
  const requests: object[] = [];
  const waiting: ((batch: SseMessage[] | undefined) => void)[] = [];
  async function* batches(): AsyncGenerator<SseMessage[]> {
    for (;;) {
      const batch = await new Promise<SseMessage[] | undefined>((resolve) => waiting.push(resolve));
      if (!batch) return;
      yield batch;
    }
  }
  let counter = 0;
  const session = new ChatSession({
    openStream: async (request) => {
      requests.push(request);
      return { accountId: 'a1', model: 'm1', batches: batches() };
    },
    schedule: (callback) => void frames.push(callback),
    now: () => now,
    createId: () => `m${(counter += 1)}`,
  });
  return {
    session,
    frames,
    requests,
    ask: async (question: string) => {
      session.changeDraft({ text: question });
      session.send();
      await settle();
    },
    /** Undefined ends the stream. */
    receive: async (batch: SseMessage[] | undefined, afterMs = 0) => {
      now += afterMs;
      waiting.shift()?.(batch);
      await settle();
    },
    answer: () => session.getState().messages.at(-1) as Answer,
  };
}

describe('ChatSession', () => {
  it('shows what came at most once per frame, and everything at the end', async () => {
    const { session, frames, ask, receive, answer } = setUp();
    await ask('Hello');
    await receive([...START, text('a')], 70);
    await receive([text('b')]);
    await receive([text('c')]);
    expect(frames).toHaveLength(1);
    expect(answer().blocks).toEqual([]);
    frames[0]?.();
    expect(answer().blocks).toEqual([{ type: 'text', text: 'abc' }]);
    await receive([text('d'), ...END], 30);
    await receive(undefined);
    expect(answer()).toMatchObject({
      status: 'done',
      blocks: [{ type: 'text', text: 'abcd' }],
      firstTokenMs: 70,
      totalMs: 100,
      inputTokens: 3,
      outputTokens: 5,
      accountId: 'a1',
      servedModel: 'm1',
    });
    expect(session.getState().isStreaming).toBe(false);
  });

  it('stops in the same moment, and nothing that comes later changes the answer', async () => {
    const { session, frames, ask, receive, answer } = setUp();
    await ask('Hello');
    await receive([...START, text('half')]);
    session.stop();
    expect(answer()).toMatchObject({ status: 'stopped', blocks: [{ type: 'text', text: 'half' }] });
    await receive([text(' more'), ...END]);
    for (const frame of frames) frame();
    expect(answer()).toMatchObject({ status: 'stopped', blocks: [{ type: 'text', text: 'half' }] });
  });

  it('takes a stream without its end for a failure', async () => {
    const { ask, receive, answer } = setUp();
    await ask('Hello');
    await receive([...START, text('half')]);
    await receive(undefined);
    expect(answer()).toMatchObject({ status: 'failed', error: { code: 'cut-off' } });
  });

  it('asks the last question again instead of adding one', async () => {
    const { session, requests, ask, receive } = setUp();
    await ask('Hello');
    await receive([...START, text('x')]);
    session.stop();
    session.retry();
    await settle();
    expect(requests).toHaveLength(2);
    expect(requests[1]).toEqual(requests[0]);
    expect(session.getState().messages).toHaveLength(2);
  });

  it('does not tell the model of a question that was never answered', async () => {
    const { session, requests, ask } = setUp();
    await ask('Lost');
    session.stop();
    await ask('Hello');
    expect(requests[1]).toMatchObject({ request: { messages: [{ role: 'user', content: 'Hello' }] } });
  });

  it('sends nothing while an answer is streamed, and nothing empty', async () => {
    const { requests, ask } = setUp();
    await ask('   ');
    await ask('Hello');
    await ask('Too early');
    expect(requests).toHaveLength(1);
  });

  it('says that the tools are no JSON, without asking the gateway', async () => {
    const { session, requests, ask, answer } = setUp();
    session.changeSettings({ tools: '[{' });
    await ask('Hello');
    expect(requests).toHaveLength(0);
    expect(answer()).toMatchObject({ status: 'failed', error: expect.any(SyntaxError) });
  });
});
