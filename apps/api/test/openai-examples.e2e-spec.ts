import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { RED_PNG } from './red-png.js';
import { TestGateway } from './test-gateway.js';
import { answerWith, lastMessage } from './upstream-script.js';

let gateway: TestGateway;

beforeAll(async () => {
  const modelAliases = new Map([['*', 'claude-sonnet-4.5']]);
  gateway = await TestGateway.start({ config: { modelAliases } });
});
afterEach(() => gateway.emulator.reset());
afterAll(() => gateway.close());

const folder = join(import.meta.dirname, 'openai-examples');
const ROUTES = { chat: '/v1/chat/completions', responses: '/v1/responses' };
const EVENT = '{"name":"Science fair","date":"Friday","participants":["Alice","Bob"]}';
const CALL = { name: 'get_current_weather', input: { location: 'Boston, MA', unit: 'celsius' } };
const ARGUMENTS = JSON.stringify(CALL.input);

/** What the upstream does for an example, beyond its ordinary answer. */
const SCRIPTS: Record<string, () => void> = {
  functions: () => {
    gateway.emulator.inject({ times: 1, scenario: `tools ${JSON.stringify([CALL])}` });
  },
  'structured-output': () => answerWith(gateway, EVENT),
};

/** The documented form of each answer. */
const ANSWERS: Record<string, object> = {
  'chat-default': completion({ content: expect.stringContaining('Hello!') }),
  'chat-image': completion({ content: expect.stringMatching(/You showed me an image \(png/) }),
  'chat-functions': completion(
    {
      content: null,
      tool_calls: [
        {
          id: expect.stringMatching(/./),
          type: 'function',
          function: { name: CALL.name, arguments: ARGUMENTS },
        },
      ],
    },
    'tool_calls',
  ),
  'chat-structured-output': completion({ content: EVENT }),
  'responses-text': response([message(expect.stringContaining('bedtime story about a unicorn'))]),
  'responses-image': response([message(expect.stringMatching(/You showed me an image \(png/))]),
  'responses-functions': response([
    {
      type: 'function_call',
      id: expect.stringMatching(/^fc_/),
      call_id: expect.stringMatching(/./),
      name: CALL.name,
      arguments: ARGUMENTS,
      status: 'completed',
    },
  ]),
  'responses-structured-output': response([message(EVENT)]),
  'responses-reasoning': response([message(expect.stringContaining('woodchuck'))]),
};

function completion(answer: object, finish_reason = 'stop') {
  return {
    id: expect.stringMatching(/^chatcmpl-/),
    object: 'chat.completion',
    created: expect.any(Number),
    model: expect.stringMatching(/^gpt-/),
    choices: [
      { index: 0, message: { role: 'assistant', refusal: null, ...answer }, logprobs: null, finish_reason },
    ],
    usage: { prompt_tokens: expect.any(Number), completion_tokens: expect.any(Number) },
  };
}

function response(output: object[]) {
  return {
    id: expect.stringMatching(/^resp_/),
    object: 'response',
    status: 'completed',
    error: null,
    incomplete_details: null,
    model: 'gpt-5.4',
    output,
    store: false,
    usage: { input_tokens: expect.any(Number), output_tokens: expect.any(Number) },
  };
}

function message(text: unknown) {
  return {
    type: 'message',
    id: expect.stringMatching(/^msg_/),
    status: 'completed',
    role: 'assistant',
    content: [{ type: 'output_text', text, annotations: [] }],
  };
}

function send(source: string, name: string): Promise<Response> {
  const body = readFileSync(join(folder, source, `${name}.body`));
  const surface = name.split('-')[0] as keyof typeof ROUTES;
  SCRIPTS[name.slice(surface.length + 1)]?.();
  return gateway.fetch(ROUTES[surface], { method: 'POST', body });
}

// `python`: what openai-python 3.22.1 sends for the published programs. `curl`: the bodies as they are published.
describe.each(['python', 'curl'])('the published %s examples', (source) => {
  const names = readdirSync(join(folder, source)).map((file) => file.replace('.body', ''));
  const streamed = names.filter((name) => name.endsWith('-streaming'));

  it.each(names.filter((name) => !streamed.includes(name)))('%s gets the documented answer', async (name) => {
    const answer = await send(source, name);
    expect(answer.status).toBe(200);
    const expected = ANSWERS[name];
    if (expected === undefined) throw new Error(`no answer is documented for ${name}`);
    expect(await answer.json()).toMatchObject(expected);
    if (name.endsWith('image')) expect(lastMessage(gateway).images?.[0]?.source.bytes).toBe(RED_PNG);
  });

  it.each(streamed)('%s gets the documented stream', async (name) => {
    const answer = await send(source, name);
    expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const text = await answer.text();
    const isChat = name.startsWith('chat');
    expect(text).toMatch(isChat ? /^data: \{"id":"chatcmpl-/ : /^event: response\.created\n/);
    expect(text).toMatch(isChat ? /\ndata: \[DONE\]\n\n$/ : /\nevent: response\.completed\ndata: .*\n\n$/);
  });
});
