import { describe, expect, it } from '@jest/globals';
import type { ContentBlock, TurnRequest } from '@q2api/turn';
import { AppConfig } from '../config/app-config.js';
import { RemoteContent } from './remote-content.js';
import { RemoteContentError } from './remote-content-error.js';
import type { FetchOptions, RemoteFetcher, RemoteFile } from './remote-fetcher.js';

const PNG = Buffer.from('89504e470d0a1a0a0000000d', 'hex');
const signal = new AbortController().signal;

const image = (url: string) => ({ type: 'image', source: { type: 'url', url } }) as const;
const document = (url: string) =>
  ({ type: 'document', source: { type: 'url', url }, name: 'report' }) as const;

function turnOf(...content: ContentBlock[]): TurnRequest {
  return {
    model: 'm',
    system: [],
    messages: [
      { role: 'user', content: [{ type: 'text', text: 'Look:' }] },
      { role: 'user', content },
    ],
    tools: [],
    toolChoice: { type: 'auto' },
    parallelToolUse: true,
    stopSequences: [],
    thinking: { type: 'default' },
  };
}

function setUp(fetched: Partial<RemoteFile> | Error, remoteContent = true) {
  const calls: { url: string; maxBytes: number }[] = [];
  const fetcher: Pick<RemoteFetcher, 'fetch'> = {
    fetch: (url: string, { maxBytes }: FetchOptions) => {
      calls.push({ url, maxBytes });
      if (fetched instanceof Error) return Promise.reject(fetched);
      return Promise.resolve({ bytes: PNG, mediaType: '', ...fetched });
    },
  };
  const content = new RemoteContent(new AppConfig({ remoteContent }), fetcher as RemoteFetcher);
  return { calls, resolve: (turn: TurnRequest) => content.resolve(turn, signal) };
}

describe('RemoteContent', () => {
  it('leaves a request without URLs as it is', async () => {
    const turn = turnOf({ type: 'text', text: 'Hi' });
    expect(await setUp({}, false).resolve(turn)).toBe(turn);
  });

  it('C-023 refuses URLs when the operator does not allow them, with what to do instead', async () => {
    const { resolve, calls } = setUp({}, false);
    await expect(resolve(turnOf(image('https://a.example/x.png')))).rejects.toMatchObject({
      kind: 'invalid-request',
      message: 'messages.1: URLs are not fetched by this gateway: send the content as base64',
    });
    expect(calls).toEqual([]);
  });

  it('C-023 puts the content in place of the URL, in tool results as well', async () => {
    const { resolve } = setUp({});
    const source = { type: 'base64', format: 'png', data: PNG.toString('base64') };
    const result: ContentBlock = {
      type: 'tool-result',
      toolUseId: 't',
      isError: false,
      content: [{ type: 'text', text: 'here' }, image('https://a.example/2')],
    };
    const { messages } = await resolve(turnOf(image('https://a.example/1'), result));
    expect(messages[1]?.content).toEqual([
      { type: 'image', source },
      {
        ...result,
        content: [
          { type: 'text', text: 'here' },
          { type: 'image', source },
        ],
      },
    ]);
  });

  it.each([
    ['a PDF by its bytes', { bytes: Buffer.from('%PDF-1.7'), mediaType: 'application/octet-stream' }, 'pdf'],
    ['text by its media type', { bytes: Buffer.from('a,b'), mediaType: 'text/csv' }, 'csv'],
  ])('takes %s', async (_, file, format) => {
    const { messages } = await setUp(file).resolve(turnOf(document('https://a.example/file')));
    expect(messages[1]?.content[0]).toMatchObject({ name: 'report', source: { type: 'base64', format } });
  });

  it.each([
    ['a web page as an image', image('https://a.example/x.png'), 'image/png', 'not a PNG, JPEG, GIF or WebP'],
    ['a web page as a PDF', document('https://a.example/x.pdf'), 'application/pdf', 'it is none of csv'],
  ])('refuses %s', async (_, block, mediaType, reason) => {
    const { resolve } = setUp({ bytes: Buffer.from('<html>sign in'), mediaType });
    await expect(resolve(turnOf(block))).rejects.toThrow(reason);
  });

  it('tells why a URL cannot be used, but not what the network said', async () => {
    const refused = setUp(new RemoteContentError('its host is not a public one'));
    await expect(refused.resolve(turnOf(image('https://10.0.0.1/')))).rejects.toThrow(
      'messages.1: the URL of the image cannot be used: its host is not a public one',
    );
    const broken = setUp(new Error('connect ECONNREFUSED 192.168.0.7:443'));
    await expect(broken.resolve(turnOf(image('https://a.example/')))).rejects.toThrow(
      'the URL of the image cannot be used: it could not be fetched in time',
    );
  });

  it('has one limit for all URLs of a request', async () => {
    const { resolve, calls } = setUp({ bytes: Buffer.concat([PNG, Buffer.alloc(9 * 1024 * 1024)]) });
    await resolve(turnOf(...Array.from({ length: 4 }, (_, index) => image(`https://a.example/${index}`))));
    expect(calls.at(0)?.maxBytes).toBe(10 * 1024 * 1024);
    expect(calls.at(3)?.maxBytes).toBeLessThan(5 * 1024 * 1024);
    const many = Array.from({ length: 21 }, (_, index) => image(`https://a.example/${index}`));
    await expect(resolve(turnOf(...many))).rejects.toThrow('more than 20 URLs');
  });
});
