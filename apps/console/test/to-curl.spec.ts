import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { toCurl } from '../src/features/chat/request/to-curl.js';

/** What a shell hands to curl. */
function argumentsOf(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\nAPI_KEY=the-key ADMIN_PASSWORD=the-password\n${command}`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

describe('toCurl', () => {
  const body = {
    messages: [{ role: 'user', content: `It's $HOME, "quoted" \`id\` \\ and\na new line; 你好` }],
  };

  it('says the same to the public API, whatever the text', () => {
    const given = argumentsOf(toCurl({ protocol: 'claude', accountId: null, body }, 'http://gateway.test'));
    expect(given).toContain('http://gateway.test/v1/messages');
    expect(given).toContain('authorization: Bearer the-key');
    expect(JSON.parse(given.at(-1) ?? '')).toEqual(body);
  });

  it('goes to the operator’s address when an account was chosen', () => {
    const given = argumentsOf(toCurl({ protocol: 'openai', accountId: 'a1', body }, 'http://gateway.test'));
    expect(given).toContain('http://gateway.test/v2/chat/test');
    expect(given).toContain('authorization: Bearer the-password');
    expect(JSON.parse(given.at(-1) ?? '')).toEqual({ protocol: 'openai', accountId: 'a1', request: body });
  });
});
