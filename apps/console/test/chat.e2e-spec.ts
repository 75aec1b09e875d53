import { describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { useConsole } from './support/console-suite.js';
import {
  beginStream,
  CLAUDE_START,
  claudeAnswer,
  claudeEnd,
  claudeEvents,
  claudeText,
} from './support/sse-answers.js';
import { LONGEST_FRAME } from './support/longest-frame.js';
import { XSS_CORPUS } from './support/xss-corpus.js';

jest.setTimeout(60_000);

const answers = (page: Page) => page.getByRole('article', { name: 'Answer' });

async function ask(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(text);
  await page.getByRole('textbox', { name: 'Message' }).press('Enter');
}

async function finished(page: Page, status = 'done'): Promise<void> {
  await page.locator(`article[data-status="${status}"]`).last().waitFor({ timeout: 30_000 });
}

describe('chat test', () => {
  const { open, answerChat } = useConsole();

  it('streams a Claude answer as Markdown and tells its times, tokens and account', async () => {
    const { page } = await open('/chat');
    let body: unknown;
    answerChat((request, response) => {
      body = request.body;
      beginStream(response);
      response.write(CLAUDE_START + claudeText('# Title\n\nSome **bold** text.\n\n```ts\nconst a = 1;\n'));
      setTimeout(() => response.end(claudeText('```\n') + claudeEnd()), 50);
    });
    await ask(page, 'Hello');
    await finished(page);
    const answer = answers(page);
    await answer.getByRole('heading', { name: 'Title' }).waitFor();
    await answer.locator('.hljs-keyword').first().waitFor();
    expect(await answer.innerText()).toMatch(
      /First token \d+\s?ms[\s\S]*12 tokens in, 34 out[\s\S]*Account: ann/,
    );
    expect(body).toEqual({
      protocol: 'claude',
      request: {
        model: 'claude-sonnet-4.5',
        max_tokens: 4096,
        stream: true,
        messages: [{ role: 'user', content: 'Hello' }],
      },
    });
    await page.getByRole('tab', { name: 'Raw events' }).click();
    await page.getByText('"type":"message_stop"').waitFor();
    await page.getByRole('tab', { name: 'Request as curl' }).click();
    expect(await page.getByRole('region', { name: 'curl' }).innerText()).toMatch(
      /curl -N 'http:.*\/v1\/messages'/,
    );
  });

  it('speaks OpenAI with a chosen account, system prompt and tools, and goes on after a tool result', async () => {
    const { page } = await open('/chat');
    const bodies: { request: Record<string, unknown> }[] = [];
    const chunk = (delta: object, finish: string | null = null): string =>
      `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
    answerChat((request, response) => {
      bodies.push(request.body as (typeof bodies)[number]);
      beginStream(response);
      const call = {
        index: 0,
        id: 'call_1',
        type: 'function',
        function: { name: 'get_weather', arguments: '{"city":' },
      };
      const answer =
        bodies.length === 1
          ? chunk({ reasoning_content: 'I need the weather.' }) +
            chunk({ tool_calls: [call] }) +
            chunk({ tool_calls: [{ index: 0, function: { arguments: '"Oslo"}' } }] }, 'tool_calls')
          : chunk({ content: 'It rains.' }, 'stop');
      response.end(`${answer}data: [DONE]\n\n`);
    });
    await page.getByText('OpenAI', { exact: true }).click();
    await page.getByRole('combobox', { name: 'Account' }).click();
    await page.getByRole('option', { name: 'ann' }).click();
    await page.getByRole('textbox', { name: 'System prompt' }).fill('Be brief.');
    await page.getByText('Insert a sample tool').click();
    await ask(page, 'Weather in Oslo?');
    await finished(page);
    await page.getByText('Tool call: get_weather').waitFor();
    await answers(page).getByText('Thinking', { exact: true }).click();
    await page.getByText('I need the weather.').waitFor();
    await page.getByLabel('Result of get_weather').fill('rain');
    await page.getByRole('button', { name: 'Send the result' }).click();
    await page.getByText('It rains.').waitFor();
    expect(bodies[1]).toMatchObject({
      protocol: 'openai',
      accountId: '00000000-0000-4000-8000-000000000002',
      request: {
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Weather in Oslo?' },
          { role: 'assistant', tool_calls: [{ id: 'call_1', function: { arguments: '{"city":"Oslo"}' } }] },
          { role: 'tool', tool_call_id: 'call_1', content: 'rain' },
        ],
      },
    });
  });

  it('sends pasted images and refuses other files', async () => {
    const { page } = await open('/chat');
    let content: unknown;
    answerChat((request, response, next) => {
      content = (request.body as { request: { messages: { content: unknown }[] } }).request.messages[0]
        ?.content;
      claudeAnswer('A red dot.')(request, response, next);
    });
    await page.locator('input[type=file]').setInputFiles([
      { name: 'dot.png', mimeType: 'image/png', buffer: Buffer.from('iVBORw0KGgo=', 'base64') },
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no') },
    ]);
    await page.getByText(/Not an image that can be sent.*notes\.txt/).waitFor();
    await ask(page, 'What is this?');
    await finished(page);
    expect(content).toEqual([
      { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0KGgo=' } },
      { type: 'text', text: 'What is this?' },
    ]);
  });
});

describe('chat test against a gateway in trouble', () => {
  const { open, answerChat } = useConsole();

  it('stops at once when the gateway does not even begin to answer', async () => {
    const { page } = await open('/chat');
    answerChat(() => undefined);
    await ask(page, 'Hello?');
    await page.getByText('Waiting for the first token').waitFor();
    const startedAt = Date.now();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped').waitFor();
    expect(Date.now() - startedAt).toBeLessThan(1_000);
    await page.getByRole('button', { name: 'Retry' }).waitFor();
  });

  it('stops in the middle of a stream that hangs, keeps what came and lets go of the connection', async () => {
    const { page } = await open('/chat');
    const closed = new Promise<void>((resolve) => {
      answerChat((_request, response) => {
        beginStream(response);
        response.write(CLAUDE_START + claudeText('Half an'));
        response.on('close', resolve);
      });
    });
    await ask(page, 'Tell me');
    await page.getByText('Half an').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped').waitFor();
    await page.getByText('Half an').waitFor();
    await closed;
  });

  it('shows the true error of a turn that was refused, and asks again', async () => {
    const { page } = await open('/chat');
    answerChat((_request, response) => {
      const error = { type: 'rate_limit_error', message: 'All accounts are cooling down.' };
      response.status(429).json({ type: 'error', error });
    });
    await ask(page, 'Hello');
    const alert = answers(page).getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/No answer \(429\)\s+All accounts are cooling down/);
    answerChat(claudeAnswer('Now it works.'));
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.getByText('Now it works.').waitFor();
    expect(await answers(page).count()).toBe(1);
  });

  it.each([
    [
      'an error event',
      claudeEvents({ type: 'error', error: { type: 'api_error', message: 'The model fell over.' } }),
      /The model fell over/,
    ],
    ['no end', '', /The connection ended before the answer did/],
    ['nonsense', 'data: {"type"\n\n', /something that the protocol does not allow/],
  ])('does not take half an answer with %s for a whole one', async (_name, rest, message) => {
    const { page } = await open('/chat');
    answerChat((_request, response) => {
      beginStream(response);
      response.end(CLAUDE_START + claudeText('Half an') + rest);
    });
    await ask(page, 'Hello');
    const alert = answers(page).getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/The answer broke off/);
    expect(await alert.innerText()).toMatch(message);
    await page.getByText('Half an').waitFor();
  });

  it('keeps the conversation and what is being typed while looking at another page', async () => {
    const { page } = await open('/chat');
    answerChat(claudeAnswer('Remember me.'));
    await ask(page, 'Hello');
    await finished(page);
    await page.getByRole('textbox', { name: 'Message' }).fill('half a question');
    await page.getByRole('link', { name: 'Accounts' }).click();
    await page.getByTestId('account').first().waitFor();
    await page.getByRole('link', { name: 'Chat test' }).click();
    await page.getByText('Remember me.').waitFor();
    expect(await page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('half a question');
  });
});

describe('chat test with dangerous answers', () => {
  const { open, answerChat } = useConsole();

  it('renders the whole XSS corpus inert', async () => {
    const { page } = await open('/chat');
    answerChat(claudeAnswer(XSS_CORPUS.join('\n\n')));
    await ask(page, 'Attack!');
    await finished(page);
    await answers(page).getByText('click B').waitFor();
    const links = await answers(page).getByRole('link').all();
    const addresses = await Promise.all(links.map((link) => link.getAttribute('href')));
    expect(addresses.filter((address) => !/^(https?:|mailto:)/.test(address ?? ''))).toEqual([]);
    for (const text of ['click A', 'click B', 'click C', 'click D', 'click E', 'click F']) {
      for (const element of await answers(page).getByText(text).all())
        await element.click({ timeout: 2_000 });
    }
    const forbidden =
      'script, iframe, object, embed, form, style, link, meta, base, img, svg:not(.lucide), [onerror], [onload], [onclick]';
    expect(await answers(page).locator(forbidden).count()).toBe(0);
    expect(await page.evaluate('window.pwned')).toBeUndefined();
    expect(new URL(page.url()).pathname).toBe('/chat');
    expect(page.context().pages()).toHaveLength(1);
  });

  it.each([
    [
      'a megabyte of Markdown',
      () => '# Chapter\n\nA *line* of `text` with [a link](https://example.com).\n\n'.repeat(15_000),
    ],
    ['a million tokens on one line', () => 'token '.repeat(1_000_000)],
  ])('stays usable while %s arrives', async (_name, createText) => {
    const { page } = await open('/chat');
    const text = createText();
    answerChat(async (_request, response) => {
      beginStream(response);
      response.write(CLAUDE_START);
      for (let start = 0; start < text.length; start += 50_000) {
        if (!response.write(claudeText(text.slice(start, start + 50_000)))) {
          await new Promise((resolve) => response.once('drain', resolve));
        }
      }
      response.end(claudeEnd());
    });
    await page.evaluate(LONGEST_FRAME);
    await ask(page, 'Everything you know');
    await finished(page);
    const [longest, length] = (await page.evaluate(
      '[window.longestFrame, document.querySelector("article[data-status]").textContent.length]',
    )) as [number, number];
    expect(length).toBeGreaterThanOrEqual(text.replaceAll('\n', '').length * 0.95);
    // A page that freezes takes far longer; a busy machine may take seconds.
    expect(longest).toBeLessThan(8_000);
    await page.getByRole('button', { name: 'New conversation' }).click();
    await page.getByText('Ask something').waitFor();
  });
});
