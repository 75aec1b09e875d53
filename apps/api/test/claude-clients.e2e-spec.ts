import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CLAUDE_CLIENT_REQUESTS } from './fixtures/claude-clients.js';
import { TestGateway } from './test-gateway.js';
import { upstreamRequests } from './upstream-script.js';

/** As an operator sets it for Claude Code, whose default model the upstream does not have. */
const ALIASES = new Map([['claude-opus-5-5', 'claude-opus-4.6']]);
const MODELS = ['claude-opus-5-5', 'claude-sonnet-4-5', 'claude-haiku-4-5'];

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await TestGateway.start({ config: { modelAliases: ALIASES } });
});
afterEach(() => gateway.emulator.reset());
afterAll(() => gateway.close());

const CASES = Object.entries(CLAUDE_CLIENT_REQUESTS).flatMap(([name, request]) =>
  MODELS.map((model) => ({ name, model, request })),
);

describe('requests as clients send them', () => {
  it.each(CASES)(
    '$name, with $model, streamed and not, are answered and never refused upstream',
    async ({ model, request }) => {
      const { path, body, scenario } = request;
      for (const stream of [true, false]) {
        if (scenario !== undefined)
          gateway.emulator.inject({ operation: 'GenerateAssistantResponse', times: 1, scenario });
        const response = await gateway.fetch(path, {
          method: 'POST',
          headers: {
            'anthropic-version': '2023-06-01',
            'anthropic-beta': 'claude-code-20250219,effort-2025-11-24,of-next-year',
          },
          body: JSON.stringify({ ...body, model, ...(body.max_tokens !== undefined && { stream }) }),
        });
        const text = await response.text();
        expect({ status: response.status, text }).toMatchObject({ status: 200 });
        if (path.includes('count_tokens')) continue;
        expect(text).toContain(stream ? 'event: message_stop' : '"stop_reason":');
        const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
        expect(isStream).toBe(stream);
      }
      expect(gateway.emulator.requests({ outcome: 'refused' })).toEqual([]);
    },
  );

  it('the billing line, which differs each time, is not sent on; the rest of the system text opens the conversation', async () => {
    const { path, body } = CLAUDE_CLIENT_REQUESTS['Claude Code: after a Bash tool'] ?? { path: '', body: {} };
    await (await gateway.fetch(path, { method: 'POST', body: JSON.stringify(body) })).text();
    const { history = [] } = upstreamRequests(gateway).at(-1)?.conversationState ?? {};
    const sent = JSON.stringify(history[0]);
    expect(sent).not.toContain('x-anthropic-billing-header');
    expect(sent).toContain('You write programs in the terminal.');
  });

  it('C-020 C-021 C-024 C-029 images and PDFs in tool results and loaded tools reach the model', async () => {
    const { path, body } = CLAUDE_CLIENT_REQUESTS['Claude Code: loaded tool, image, PDF, errors'] ?? {
      path: '',
      body: {},
    };
    await (await gateway.fetch(path, { method: 'POST', body: JSON.stringify(body) })).text();
    const { history = [], currentMessage } = upstreamRequests(gateway).at(-1)?.conversationState ?? {};
    const users = history.flatMap((entry) => ('userInputMessage' in entry ? [entry.userInputMessage] : []));
    expect(users.flatMap(({ images = [] }) => images)).toHaveLength(1);
    expect(users.flatMap(({ documents = [] }) => documents)).toHaveLength(1);
    const offered = JSON.stringify(currentMessage?.userInputMessage.userInputMessageContext?.tools);
    expect(offered).toContain('"WebFetch"');
    expect(offered).not.toContain('DeferredToolPlaceholder');
    const results = users.flatMap(
      ({ userInputMessageContext }) => userInputMessageContext?.toolResults ?? [],
    );
    expect(results.map(({ status }) => status)).toEqual([
      'success',
      'success',
      'success',
      'success',
      'error',
    ]);
  });

  it('C-044 a title comes as bare JSON', async () => {
    const {
      path,
      body,
      scenario = '',
    } = CLAUDE_CLIENT_REQUESTS['Claude Code: title'] ?? { path: '', body: {} };
    gateway.emulator.inject({ operation: 'GenerateAssistantResponse', times: 1, scenario });
    const response = await gateway.fetch(path, {
      method: 'POST',
      body: JSON.stringify({ ...body, stream: false }),
    });
    const { content } = (await response.json()) as { content: { text: string }[] };
    expect(content.map(({ text }) => JSON.parse(text) as unknown)).toEqual([{ title: 'List files' }]);
  });
});
