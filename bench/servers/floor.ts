/**
 * The floor: the least that a program in Node can do for this job. Raw node:http, both protocols, no framework, no
 * checks, no failover, no accounts. What the gateway costs beyond it is the price of being a gateway.
 */
import { Agent, createServer, request as httpRequest, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ClientBody, toUpstreamRequest } from './floor-request.js';

const key = `Bearer ${process.env['FLOOR_KEY']}`;
const { hostname, port } = new URL(process.env['FLOOR_UPSTREAM'] ?? '');
const agent = new Agent({ keepAlive: true });

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (request.headers.authorization !== key) return sendJson(response, { error: 'wrong key' }, 401);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as ClientBody;
    if (request.url === '/v1/messages/count_tokens') {
      return sendJson(response, { input_tokens: Math.ceil(JSON.stringify(body).length / 4) });
    }
    ask(toUpstreamRequest(body), new Answer(body, request.url === '/v1/messages', response));
  });
});

function ask(upstreamRequest: object, answer: Answer): void {
  const text = JSON.stringify(upstreamRequest);
  const headers = { 'Content-Type': 'application/x-amz-json-1.0', 'Content-Length': Buffer.byteLength(text) };
  const call = httpRequest({ hostname, port, method: 'POST', path: '/', agent, headers });
  call.on('response', (incoming) => {
    incoming.on('data', (chunk: Buffer) => answer.push(chunk));
    incoming.on('end', () => answer.end());
  });
  call.on('error', () => answer.response.destroy());
  answer.response.on('close', () => call.destroy());
  call.end(text);
}

/** Reads the upstream's frames and writes those of each network read as one piece of the client's protocol. */
class Answer {
  private rest: Buffer | undefined;
  private text = '';
  private usage = { input_tokens: 0 };

  constructor(
    private readonly body: ClientBody,
    private readonly isClaude: boolean,
    readonly response: ServerResponse,
  ) {}

  push(chunk: Buffer): void {
    const bytes = this.rest === undefined ? chunk : Buffer.concat([this.rest, chunk]);
    let sse = '';
    let at = 0;
    while (bytes.length - at >= 16) {
      const end = at + bytes.readUInt32BE(at);
      if (end > bytes.length) break;
      sse += this.frame(bytes, at, end);
      at = end;
    }
    this.rest = at === bytes.length ? undefined : bytes.subarray(at);
    if (sse !== '') this.write(sse);
  }

  end(): void {
    if (!this.body.stream) return sendJson(this.response, this.isClaude ? this.message() : this.completion());
    this.write(
      this.isClaude
        ? event('content_block_stop', { index: 0 }) +
            event('message_delta', { delta: { stop_reason: 'end_turn' }, usage: this.usage }) +
            event('message_stop')
        : this.chunk({}, 'stop') + 'data: [DONE]\n\n',
    );
    this.response.end();
  }

  private frame(bytes: Buffer, at: number, end: number): string {
    const payloadAt = at + 12 + bytes.readUInt32BE(at + 4);
    const headers = bytes.toString('latin1', at + 12, payloadAt);
    const payload = JSON.parse(bytes.toString('utf8', payloadAt, end - 4)) as Record<string, unknown>;
    if (headers.includes('contextUsageEvent')) {
      this.usage.input_tokens = Number(payload['contextUsagePercentage']) * 2000;
    }
    if (!headers.includes('assistantResponseEvent')) return '';
    const text = String(payload['content']);
    if (!this.body.stream) this.text += text;
    else if (!this.isClaude) return this.chunk({ content: text }, null);
    else return event('content_block_delta', { index: 0, delta: { type: 'text_delta', text } });
    return '';
  }

  private write(sse: string): void {
    if (this.response.headersSent) return void this.response.write(sse);
    this.response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    this.response.write((this.isClaude ? this.start() : this.chunk({ role: 'assistant' }, null)) + sse);
  }

  private start(): string {
    const block = { type: 'text', text: '' };
    return (
      event('message_start', { message: { ...this.message(), content: [], stop_reason: null } }) +
      event('content_block_start', { index: 0, content_block: block })
    );
  }

  private message(): object {
    const head = { id: 'msg_floor', type: 'message', role: 'assistant', model: this.body.model };
    return {
      ...head,
      content: [{ type: 'text', text: this.text }],
      stop_reason: 'end_turn',
      usage: this.usage,
    };
  }

  private completion(): object {
    const choice = { index: 0, message: { role: 'assistant', content: this.text }, finish_reason: 'stop' };
    return { id: 'chatcmpl-floor', object: 'chat.completion', choices: [choice], usage: this.usage };
  }

  private chunk(delta: object, finish_reason: string | null): string {
    const head = {
      id: 'chatcmpl-floor',
      object: 'chat.completion.chunk',
      created: 0,
      model: this.body.model,
    };
    return `data: ${JSON.stringify({ ...head, choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
  }
}

function event(type: string, rest: object = {}): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, ...rest })}\n\n`;
}

function sendJson(response: ServerResponse, value: object, status = 200): void {
  const text = JSON.stringify(value);
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) };
  response.writeHead(status, headers).end(text);
}

server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
