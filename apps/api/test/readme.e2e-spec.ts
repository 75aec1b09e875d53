import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../src/config/project-root.js';
import { TestGateway } from './test-gateway.js';

const run = promisify(execFile);
const README_URL = 'http://127.0.0.1:8000';

/** The curl commands of a README, in their order. */
function curlExamples(file: string): string[] {
  const text = readFileSync(join(projectRoot, file), 'utf8');
  return Array.from(text.matchAll(/^```sh\n(curl [^`]+)^```$/gm), ([, command = '']) => command);
}

/** What each example must print, by its place. */
const EXPECTED = [
  /^event: message_start\n[^]*\nevent: content_block_delta\n[^]*\nevent: message_stop\n/,
  /^data: \{[^]*"object":"chat\.completion\.chunk"[^]*\ndata: \[DONE\]\n/,
  /^\{[^]*"type":"message"[^]*"stop_reason":"end_turn"/,
  /^\{[^]*"object":"chat\.completion"[^]*"role":"assistant"/,
  /^\{[^]*"object":"list"[^]*claude-sonnet-4\.5/,
  /^\{"input_tokens":\d+\}$/,
];

describe.each(['README.md', 'README.zh-CN.md'])('the examples of %s', (file) => {
  let gateway: TestGateway;

  beforeAll(async () => {
    // Like the demo: no API keys, one account.
    gateway = await TestGateway.start({ config: { openaiKeys: [] } });
  });
  afterAll(() => gateway.close());

  it('are all tested', () => {
    expect(curlExamples(file)).toHaveLength(EXPECTED.length);
  });

  it.each(EXPECTED.map((pattern, index) => ({ index, pattern })))(
    'number $index prints $pattern',
    async ({ index, pattern }) => {
      const command = curlExamples(file)[index] ?? '';
      expect(command).toContain(README_URL);
      const { stdout } = await run('sh', [
        '-c',
        command.replace(README_URL, gateway.url).replace('curl ', 'curl -sS --fail-with-body '),
      ]);
      expect(stdout).toMatch(pattern);
    },
  );
});
