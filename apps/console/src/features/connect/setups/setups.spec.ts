import { describe, expect, it } from '@jest/globals';
import { CODING_AGENTS } from './coding-agents.js';
import { SDKS } from './sdks.js';

const VALUES = { baseUrl: 'http://gateway.test:8000', model: 'claude-sonnet-4.5' };

describe.each([...CODING_AGENTS, ...SDKS])('set-up of $name', ({ snippets }) => {
  const all = snippets(VALUES);
  const text = all.map(({ code }) => code).join('\n');

  it('has this address and model filled in', () => {
    expect(text).toContain(VALUES.baseUrl);
    expect(text).toContain(VALUES.model);
  });

  it('has no key in it', () => {
    expect(text).not.toMatch(/sk-[a-z0-9]/i);
    expect(text).toMatch(/API_KEY/);
  });

  it('has JSON files that can be parsed', () => {
    for (const { name, code } of all)
      if (name.endsWith('.json')) expect(() => JSON.parse(code)).not.toThrow();
  });
});

it('Claude clients get the origin, OpenAI clients the address with /v1', () => {
  const urls = [...CODING_AGENTS, ...SDKS].map(({ id, snippets }) => [
    id,
    /gateway\.test:8000\/v1/.test(snippets(VALUES)[0]?.code ?? ''),
  ]);
  expect(Object.fromEntries(urls)).toEqual({
    'claude-code': false,
    codex: true,
    opencode: true,
    cline: true,
    'openai-python': true,
    'openai-typescript': true,
    'anthropic-python': false,
    'anthropic-typescript': false,
    curl: true,
  });
});
