import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ERROR_ROWS } from '../src/faults/error-rows.js';
import { SCENARIOS } from '../src/chat/scenarios/scenarios.js';
import { DEMO_CREDENTIALS, type Emulator, startEmulator } from '../src/start-emulator.js';
import { tool, toolResult, toolUse, assistant, user } from './fixtures/requests.js';
import { GENERATE, answerText, chatBody, postAwsJson, type RawEvent, readEvents } from './raw-client.js';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
});
beforeEach(() => emulator.reset());
afterAll(() => emulator.close());

function post(content: string, userMessage?: object, signal?: AbortSignal): Promise<Response> {
  return postAwsJson(
    emulator,
    GENERATE,
    chatBody(content, userMessage),
    DEMO_CREDENTIALS.accessToken,
    signal,
  );
}

async function chat(content: string, userMessage?: object): Promise<RawEvent[]> {
  return readEvents(await post(content, userMessage));
}

function names(events: RawEvent[]): string[] {
  return events.map(({ name }) => name);
}

function inputOf(events: RawEvent[]): unknown {
  return events.map(({ payload }) => payload['input'] ?? '').join('');
}

const TRAILERS = ['metadataEvent', 'contextUsageEvent', 'meteringEvent'];
const TOOLS = { userInputMessageContext: { tools: [tool('alpha'), tool('beta')] } };

describe('text scenarios', () => {
  it('answers an exact text', async () => {
    const events = await chat('[[emulator:text "exactly this ✓"]]');
    expect(answerText(events)).toBe('exactly this ✓');
    expect(emulator.requests()[0]).toMatchObject({ scenario: 'text', outcome: 'completed', status: 200 });
  });

  it('answers the number and size of deltas asked for', async () => {
    const events = await chat('[[emulator:text {"deltas": 2000, "size": 20, "paceMs": 0}]]');
    const deltas = events.filter(({ name }) => name === 'assistantResponseEvent');
    expect(deltas).toHaveLength(2000);
    expect(new Set(deltas.map(({ payload }) => String(payload['content']).length))).toEqual(new Set([20]));
  });

  it('repeats a delta when told to', async () => {
    expect(answerText(await chat('[[emulator:text {"deltas": 3, "repeat": "ha"}]]'))).toBe('hahaha');
  });

  it('answers exactly as many bytes as asked for', async () => {
    expect(answerText(await chat('[[emulator:bytes 100001]]'))).toHaveLength(100_001);
  });

  it('answers nothing, with or without the events behind it', async () => {
    expect(names(await chat('[[emulator:empty]]'))).toEqual(['initial-response']);
    expect(names(await chat('[[emulator:empty "trailers"]]'))).toEqual(['initial-response', ...TRAILERS]);
  });
});

describe('tool scenarios', () => {
  it('makes the calls of a list, one after the other', async () => {
    const calls = [
      { name: 'alpha', input: { a: [1] } },
      { name: 'beta', input: {} },
    ];
    const events = await chat(`[[emulator:tools ${JSON.stringify(calls)}]]`, TOOLS);
    const uses = events.filter(({ name }) => name === 'toolUseEvent');
    const ids = [...new Set(uses.map(({ payload }) => payload['toolUseId']))];
    expect(ids).toHaveLength(2);
    const ofId = (id: unknown) => uses.filter(({ payload }) => payload['toolUseId'] === id);
    expect(ids.map((id) => inputOf(ofId(id)))).toEqual(['{"a":[1]}', '{}']);
    expect(ids.map((id) => ofId(id).at(-1)?.payload)).toEqual(
      ids.map((toolUseId, index) => ({ toolUseId, name: calls[index]?.name, stop: true })),
    );
    expect(events.find(({ name }) => name === 'metadataEvent')?.payload['stopReason']).toBe('TOOL_USE');
  });

  it('calls tools on offer in parallel, with inputs of their schemas', async () => {
    const uses = (await chat('[[emulator:parallel-tools]]', TOOLS)).filter(
      ({ name }) => name === 'toolUseEvent',
    );
    expect([...new Set(uses.map(({ payload }) => payload['name']))]).toEqual(['alpha', 'beta']);
  });

  it('follows a script over several rounds, then answers', async () => {
    const rounds = [[{ name: 'alpha', input: { round: 1 } }], [{ name: 'beta', input: { round: 2 } }]];
    const question = user(`Go [[emulator:tool-rounds ${JSON.stringify(rounds)}]]`);
    const round = async (history: object[], resultId?: string) => {
      const body = {
        conversationState: {
          chatTriggerType: 'MANUAL',
          currentMessage: resultId
            ? user('', {
                userInputMessageContext: {
                  ...TOOLS.userInputMessageContext,
                  toolResults: [toolResult(resultId)],
                },
              })
            : { userInputMessage: { ...Object.values(question)[0], ...TOOLS } },
          ...(history.length > 0 && { history }),
        },
      };
      return readEvents(await postAwsJson(emulator, GENERATE, body, DEMO_CREDENTIALS.accessToken));
    };
    const first = [question, assistant(' ', { toolUses: [toolUse('1', 'alpha')] })];
    const second = [
      ...first,
      user('', { userInputMessageContext: { toolResults: [toolResult('1')] } }),
      assistant(' ', { toolUses: [toolUse('2', 'beta')] }),
    ];
    expect(inputOf(await round([]))).toBe('{"round":1}');
    expect(inputOf(await round(first, '1'))).toBe('{"round":2}');
    expect(answerText(await round(second, '2'))).toContain('The tool answered: done');
  });

  it('leaves a tool use open', async () => {
    const events = await chat('[[emulator:tool-truncated]]', TOOLS);
    expect(events.at(-1)).toMatchObject({ name: 'toolUseEvent', payload: { name: 'alpha' } });
    expect(events.some(({ payload }) => payload['stop'])).toBe(false);
    expect(() => JSON.parse(String(inputOf(events)))).toThrow();
  });

  it('stops a tool use with half of its JSON', async () => {
    const events = await chat('[[emulator:tool-bad-json]]', TOOLS);
    expect(events.some(({ payload }) => payload['stop'])).toBe(true);
    expect(() => JSON.parse(String(inputOf(events)))).toThrow();
  });

  it('sends no input, an object as input, the name only once, or no stop between two', async () => {
    const uses = async (scenario: string) =>
      (await chat(`[[emulator:${scenario} {"name": "alpha", "input": {"a": 1}}]]`, TOOLS))
        .filter(({ name }) => name === 'toolUseEvent')
        .map(({ payload }) => payload);
    expect((await uses('tool-empty-input')).some((use) => 'input' in use)).toBe(false);
    expect(await uses('tool-object-input')).toMatchObject([{ input: { a: 1 }, stop: true }]);
    expect((await uses('tool-name-once')).filter((use) => 'name' in use)).toHaveLength(1);
    const unstopped = await uses('tool-unstopped');
    expect(unstopped.filter((use) => use['stop'])).toHaveLength(1);
    expect(new Set(unstopped.map((use) => use['toolUseId'])).size).toBe(2);
  });
});

describe('thinking scenarios', () => {
  const reasoning = async (content: string) =>
    (await chat(content))
      .filter(({ name }) => name === 'reasoningContentEvent')
      .map(({ payload }) => payload);

  it('thinks natively, redacted, in tags, or after the text', async () => {
    const native = await reasoning('[[emulator:thinking "Hm, well."]]');
    expect(native.map(({ text }) => text ?? '').join('')).toBe('Hm, well.');
    expect(native.at(-1)).toEqual({ signature: expect.any(String) });
    expect(await reasoning('[[emulator:redacted-thinking]]')).toEqual([
      { redactedContent: expect.any(String) },
    ]);
    expect(answerText(await chat('[[emulator:thinking-tags "Hm"]]'))).toMatch(
      /^<thinking>Hm<\/thinking>\n\nThis/,
    );
    const late = await chat('[[emulator:late-reasoning]]');
    expect(names(late).indexOf('reasoningContentEvent')).toBeGreaterThan(
      names(late).lastIndexOf('assistantResponseEvent'),
    );
  });

  it('thinks when the request asks for it, and omits the text when told to', async () => {
    const ask = async (additionalModelRequestFields: object) => {
      const body = { ...chatBody('Hi', { modelId: 'claude-opus-4.6' }), additionalModelRequestFields };
      const events = await readEvents(
        await postAwsJson(emulator, GENERATE, body, DEMO_CREDENTIALS.accessToken),
      );
      const found = events.filter(({ name }) => name === 'reasoningContentEvent');
      return { count: found.length, text: found.map(({ payload }) => payload['text'] ?? '').join('') };
    };
    expect((await ask({ thinking: { type: 'adaptive' } })).text).toContain('I am thinking about: Hi');
    expect((await ask({ output_config: { effort: 'low' } })).text).toContain('I am thinking about: Hi');
    expect(await ask({ thinking: { type: 'adaptive', display: 'omitted' } })).toEqual({ count: 1, text: '' });
    expect(await ask({ thinking: { type: 'disabled' }, output_config: { effort: 'low' } })).toEqual({
      count: 0,
      text: '',
    });
    expect(await ask({ max_tokens: 2000 })).toEqual({ count: 0, text: '' });
  });
});

describe('event scenarios', () => {
  it.each([
    ['unknown-event', 'eventOfTomorrow'],
    ['other-events', 'toolResultEvent'],
    ['followup', 'followupPromptEvent'],
    ['code-reference', 'codeReferenceEvent'],
  ])('%s sends %s within a whole answer', async (scenario, name) => {
    const events = await chat(`[[emulator:${scenario}]]`);
    expect(names(events)).toContain(name);
    expect(names(events).slice(-3)).toEqual(TRAILERS);
  });
});

describe('usage and stop reason', () => {
  it.each([
    ['full', TRAILERS],
    ['cache', TRAILERS],
    ['reversed', ['meteringEvent', 'contextUsageEvent', 'metadataEvent', 'metadataEvent']],
    ['context', TRAILERS],
    ['stop-only', ['metadataEvent']],
    ['none', []],
  ])('tells the usage in form %s', async (mode, expected) => {
    const events = await chat(`[[emulator:usage "${mode}"]]`);
    expect(
      names(events)
        .filter((name) => name !== 'assistantResponseEvent')
        .slice(1),
    ).toEqual(expected);
    const usage = events.map(({ payload }) => payload['tokenUsage']).find(Boolean);
    expect(usage !== undefined).toBe(['full', 'cache', 'reversed'].includes(mode));
    expect(JSON.stringify(usage ?? {}).includes('cacheReadInputTokens')).toBe(mode === 'cache');
  });

  it('reports the stop reason asked for', async () => {
    const events = await chat('[[emulator:stop-reason "CONTENT_FILTERED"]] [[emulator:text "a"]]');
    expect(events.find(({ name }) => name === 'metadataEvent')?.payload['stopReason']).toBe(
      'CONTENT_FILTERED',
    );
  });
});

it('every scenario is listed for other processes', async () => {
  const response = await fetch(`${emulator.url}/__emulator__/scenarios`);
  expect(await response.json()).toMatchObject({
    scenarios: Object.keys(SCENARIOS),
    errors: Object.keys(ERROR_ROWS),
  });
});
