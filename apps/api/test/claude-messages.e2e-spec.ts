import { request } from 'node:http';
import type Anthropic from '@anthropic-ai/sdk';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { API_KEY, MODEL, play, TestGateway } from './test-gateway.js';
import { lastMessage, upstreamRequests } from './upstream-script.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await TestGateway.start();
});
afterEach(() => gateway.emulator.reset());
afterAll(() => gateway.close());

async function post(body: object, headers: Record<string, string> = {}) {
  const whole = { model: MODEL, max_tokens: 2000, messages: [{ role: 'user', content: 'Hi' }], ...body };
  const response = await gateway.fetch('/v1/messages', {
    method: 'POST',
    body: JSON.stringify(whole),
    headers,
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

async function ask(body: object) {
  const { status, headers, text } = await post(body);
  return { status, headers, answer: JSON.parse(text) as Anthropic.Message };
}

const user = (content: unknown) => ({ role: 'user', content });
const assistant = (content: unknown) => ({ role: 'assistant', content });
const use = (id: string, name: string, input = {}) => ({ type: 'tool_use', id, name, input });
const result = (id: string, content: unknown = 'done') => ({ type: 'tool_result', tool_use_id: id, content });
const tool = (name: string) => ({
  name,
  description: name,
  input_schema: { type: 'object', properties: {} },
});

describe('tools', () => {
  it("C-013 come back under the client's own names, however long or odd these are", async () => {
    const names = ['mcp__files__' + 'very_long_name_'.repeat(6), 'with.dots/and slashes', '查询天气'];
    const calls = names.map((name) => ({ name, input: { of: name } }));
    // The emulator calls tools by the names it was offered: in the order of the request.
    const { headers } = await ask({ tools: names.map(tool), messages: [user('Hi')] });
    expect(headers.get('x-q2api-repairs')).toContain('renamed 3 tools');
    const offered = lastMessage(gateway).userInputMessageContext?.tools ?? [];
    const upstreamNames = offered.map((offer) =>
      'toolSpecification' in offer ? offer.toolSpecification.name : '',
    );
    expect(upstreamNames.every((name) => /^[a-zA-Z][a-zA-Z0-9_-]{0,62}$/.test(name))).toBe(true);
    const scripted = upstreamNames.map((name, index) => ({ name, input: calls[index]?.input }));
    const { answer } = await ask({ tools: names.map(tool), messages: [user(play('tools', scripted))] });
    expect(answer.content.filter((block) => block.type === 'tool_use')).toMatchObject(calls);

    const history = [
      user('Go'),
      assistant(answer.content),
      user(answer.content.flatMap((block) => (block.type === 'tool_use' ? [result(block.id)] : []))),
    ];
    expect((await ask({ tools: names.map(tool), messages: history })).status).toBe(200);
  });

  it('C-025 whose uses and results do not match are mended, and the answer says so', async () => {
    const messages = [
      user('Go'),
      assistant([use('toolu_1', 'alpha'), use('toolu_2', 'beta')]),
      user([result('toolu_2', 'two'), result('toolu_unknown', 'lost'), { type: 'text', text: 'And now?' }]),
      assistant([use('toolu_3', 'alpha')]),
      user('Never mind.'),
    ];
    const { status, headers } = await ask({ tools: [tool('alpha'), tool('beta')], messages });
    expect(status).toBe(200);
    expect(headers.get('x-q2api-repairs')).toMatch(/tool result/);
    const body = JSON.stringify(upstreamRequests(gateway).at(-1));
    for (const text of ['two', 'lost', 'And now?', 'Never mind.']) expect(body).toContain(text);
  });

  it('C-026 in the history alone are no fault', async () => {
    const messages = [user('Go'), assistant([use('toolu_1', 'alpha')]), user([result('toolu_1')])];
    expect((await ask({ messages })).status).toBe(200);
    expect((await ask({ messages, tools: [] })).status).toBe(200);
  });

  it('C-011 called in parallel have ids of their own', async () => {
    const { answer } = await ask({
      tools: [tool('alpha'), tool('beta')],
      messages: [user(play('parallel-tools', 2))],
    });
    const ids = answer.content.flatMap((block) => (block.type === 'tool_use' ? [block.id] : []));
    expect(new Set(ids).size).toBe(2);
    expect(answer.stop_reason).toBe('tool_use');
  });

  it('C-034 are called once at most when parallel use is off', async () => {
    const { answer } = await ask({
      tools: [tool('alpha'), tool('beta')],
      tool_choice: { type: 'auto', disable_parallel_tool_use: true },
      messages: [user(play('parallel-tools', 3))],
    });
    expect(answer.content.filter((block) => block.type === 'tool_use')).toHaveLength(1);
    expect(answer.stop_reason).toBe('tool_use');
  });

  it('C-030 of 200 KB, 105 of them, are taken, with a description of 10,777 characters', async () => {
    const tools = Array.from({ length: 105 }, (_, index) => ({
      ...tool(`mcp__server__tool_${index}`),
      description: 'x'.repeat(index === 0 ? 10_777 : 1_800),
    }));
    expect(JSON.stringify(tools).length).toBeGreaterThan(200_000);
    expect((await ask({ tools })).status).toBe(200);
  });
});

describe('streams', () => {
  it('G-004 come for stream: true whatever the client accepts', async () => {
    const { headers, text } = await post({ stream: true }, { accept: 'application/json' });
    expect(headers.get('content-type')).toContain('text/event-stream');
    expect(text).toContain('event: message_stop');
  });

  it('G-005 are not compressed, and each delta is sent when it comes', async () => {
    const body = JSON.stringify({
      model: MODEL,
      max_tokens: 1000,
      stream: true,
      messages: [user(play('text', { deltas: 10, size: 5, paceMs: 15 }))],
    });
    const arrivals: number[] = [];
    const headers = await new Promise<NodeJS.Dict<string | string[]>>((resolve, reject) => {
      const call = request(
        `${gateway.url}/v1/messages`,
        {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-api-key': API_KEY,
            'accept-encoding': 'gzip, deflate, br, zstd',
          },
        },
        (response) => {
          response.on('data', () => arrivals.push(performance.now()));
          response.on('end', () => resolve(response.headers));
        },
      );
      call.on('error', reject);
      call.end(body);
    });
    expect(headers['content-encoding']).toBeUndefined();
    expect(arrivals.length).toBeGreaterThan(5);
    expect((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)).toBeGreaterThan(75);
  });

  it('C-010 of a tool without arguments fold to {}', async () => {
    const stream = gateway.claude().messages.stream({
      model: MODEL,
      max_tokens: 1000,
      tools: [{ name: 'alpha', input_schema: { type: 'object' } }],
      messages: [{ role: 'user', content: play('tool-empty-input', { name: 'alpha' }) }],
    });
    const { content } = await stream.finalMessage();
    expect(content.find((block) => block.type === 'tool_use')).toMatchObject({ name: 'alpha', input: {} });
  });
});

describe('what Claude Code sends', () => {
  it('C-059 as its fallback after a broken stream is served', async () => {
    const { status, answer } = await ask({ stream: false, max_tokens: 64_000 });
    expect({ status, stop: answer.stop_reason }).toEqual({ status: 200, stop: 'end_turn' });
  });

  it('C-017 as system messages in the middle and at the end reaches the model in its place', async () => {
    const system = (text: string) => ({
      role: 'system',
      content: [{ type: 'text', text }],
      output_config: { effort: 'low' },
    });
    const messages = [user('first'), system('middle'), assistant('second'), user('third'), system('last')];
    expect((await ask({ messages })).status).toBe(200);
    const body = JSON.stringify(upstreamRequests(gateway).at(-1));
    expect(body).toMatch(/first.*middle.*second.*third.*last/);
  });

  it('C-049 as safeguards is accepted without being named as an error or sent on', async () => {
    const safeguards = [
      { type: 'dangerous_tool_use', classifier_context: { cwd: '/home/somebody/secret-project' } },
    ];
    const { status } = await ask({ safeguards });
    expect(status).toBe(200);
    expect(JSON.stringify(upstreamRequests(gateway))).not.toContain('secret-project');
  });

  it('C-046 as context management is accepted', async () => {
    const edits = [{ type: 'clear_thinking_20251015', keep: 'all' }, { type: 'clear_tool_uses_20250919' }];
    expect((await ask({ context_management: { edits } })).status).toBe(200);
  });

  it('C-031 as a web search is refused by its name', async () => {
    const { status, text } = await post({
      tools: [{ type: 'web_search_20250305', name: 'web_search', max_uses: 8 }],
    });
    expect(status).toBe(400);
    expect(text).toContain('web_search_20250305');
  });
});

describe('URLs of images and documents', () => {
  const image = (url: string) => [{ type: 'image', source: { type: 'url', url } }];

  it('C-023 are refused by default, with what to do instead', async () => {
    const { status, text } = await post({ messages: [user(image('https://example.org/a.png'))] });
    expect(status).toBe(400);
    expect(text).toContain('send the content as base64');
    const pdf = [{ type: 'document', source: { type: 'url', url: 'https://example.org/a.pdf' } }];
    expect((await post({ messages: [user(pdf)] })).status).toBe(400);
    expect(upstreamRequests(gateway)).toHaveLength(0);
  });

  it('C-023 of this machine and its network are refused also where fetching is on', async () => {
    const own = await TestGateway.start({ config: { remoteContent: true } });
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '169.254.169.254', '10.0.0.1']) {
      const response = await own.fetch('/v1/messages', {
        method: 'POST',
        body: JSON.stringify({
          model: MODEL,
          max_tokens: 10,
          messages: [user(image(`https://${host}/a.png`))],
        }),
      });
      expect(response.status).toBe(400);
      expect(await response.text()).toContain('cannot be used: its host is not a public one');
    }
    await own.close();
  });
});

describe('sampling numbers', () => {
  const sampled = {
    model: MODEL,
    max_tokens: 10,
    temperature: 1,
    messages: [{ role: 'user', content: 'Hi' }],
  };
  const statusOf = async (on: TestGateway, version: string, body: object = sampled) => {
    const headers = { 'anthropic-version': version };
    const response = await on.fetch('/v1/messages', { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, text: await response.text() };
  };

  it('C-038 are ignored within their bounds in every version', async () => {
    for (const version of ['2023-06-01', '2026-10-21']) {
      expect((await statusOf(gateway, version)).status).toBe(200);
      expect((await statusOf(gateway, version, { ...sampled, temperature: 1.5 })).status).toBe(400);
    }
  });

  it('C-038 are refused by the version without them where the operator is strict', async () => {
    const strict = await TestGateway.start({ config: { strictSampling: true } });
    expect((await statusOf(strict, '2023-06-01')).status).toBe(200);
    const { status, text } = await statusOf(strict, '2026-10-21');
    expect(status).toBe(400);
    expect(text).toContain('temperature: Extra inputs are not permitted');
    await strict.close();
  });
});
