import { type IncomingMessage, request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { API_KEY, MODEL, play, TestGateway, until } from './test-gateway.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await TestGateway.start();
});
afterEach(() => gateway.emulator.reset());
afterAll(() => gateway.close());

const PATHS = ['/v1/messages', '/v1/chat/completions'];

function ask(path: string, prompt: string, stream = true) {
  const body = { model: MODEL, max_tokens: 64_000, stream, messages: [{ role: 'user', content: prompt }] };
  const call = request(gateway.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': API_KEY },
  });
  call.on('error', () => {});
  call.end(JSON.stringify(body));
  const response = new Promise<IncomingMessage>((resolve) => call.once('response', resolve));
  return { call, response };
}

const chats = () => gateway.emulator.requests({ operation: 'GenerateAssistantResponse' });

describe.each(PATHS)('a client of %s that leaves', (path) => {
  it.each([
    ['while the answer streams', play('pace', 20) + play('hang'), true],
    ['before the first event', play('slow-first-byte', 60_000), true],
    ['before the upstream has answered at all', play('slow-headers', 60_000), true],
    ['while it waits for the whole answer', play('pace', 20) + play('hang'), false],
  ])('G-006 %s stops the upstream within a second', async (_when, prompt, stream) => {
    const { call, response } = ask(path, prompt, stream);
    await until(() => chats().length === 1);
    if (prompt.includes('hang') && stream)
      await new Promise((resolve) => void response.then((r) => r.once('data', resolve)));
    else await new Promise((resolve) => setTimeout(resolve, 50));
    call.destroy();
    await until(() => chats()[0]?.outcome === 'aborted', 1_000);
    expect(chats()).toHaveLength(1);
  });
});

describe('a client that leaves while it sends its body', () => {
  it.each([...PATHS, '/v2/accounts'])('of %s harms nobody else', async (path) => {
    const faults: unknown[] = [];
    const note = (fault: unknown) => faults.push(fault);
    process.on('uncaughtException', note);
    const headers = {
      'content-type': 'application/json',
      'content-length': '1000',
      'x-api-key': API_KEY,
    };
    const call = request(gateway.url + path, { method: 'POST', headers });
    call.on('error', () => {});
    await new Promise((resolve) => call.write('{"model": "', resolve));
    await new Promise((resolve) => setTimeout(resolve, 50));
    call.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await gateway.fetch('/v1/models')).status).toBe(200);
    process.off('uncaughtException', note);
    expect(faults).toEqual([]);
  });
});

describe('a client that reads slowly', () => {
  const TOTAL = 50_000_000;

  it('makes the upstream wait, holds no memory meanwhile, and still gets everything', async () => {
    const { response } = ask('/v1/messages', play('bytes', TOTAL));
    const stream = await response;
    stream.pause();
    let received = 0;
    const before = process.memoryUsage().rss;
    // A trickle: a chunk now and then for two seconds.
    for (let i = 0; i < 20; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      received += (stream.read(4096) as Buffer | null)?.length ?? 0;
    }
    expect(received).toBeGreaterThan(0);
    expect(chats()[0]?.bytesAccepted).toBeLessThan(25_000_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);

    let text = '';
    let characters = 0;
    let complete = false;
    stream.setEncoding('utf8');
    for await (const chunk of stream as AsyncIterable<string>) {
      text += chunk;
      const end = text.lastIndexOf('\n\n') + 2;
      for (const [, delta] of text.slice(0, end).matchAll(/"text_delta","text":"([^"]*)"/g))
        characters += delta?.length ?? 0;
      complete ||= text.includes('event: message_stop');
      text = text.slice(end);
    }
    expect(complete).toBe(true);
    // The first chunks went through `read` above and may have cut an event.
    expect(characters).toBeGreaterThan(TOTAL - 1_000_000);
  }, 60_000);
});
