import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callTool, COMMAND, runShellLoop } from '../lib/shell-loop.mjs';

const MODEL = 'claude-sonnet-4.5';
const ADAPTERS = {
  '@ai-sdk/openai-compatible': 'O-024 run completes a shell loop over Chat Completions',
  '@ai-sdk/openai': 'R-021 run completes a shell loop over Responses',
};

export const opencode = {
  name: 'opencode',
  packages: ['opencode-ai@1.18.33'],

  async *check({ stack, folder, workDir }) {
    for (const [npm, what] of Object.entries(ADAPTERS)) {
      const home = join(workDir, npm.replace(/\W+/g, '-'));
      await mkdir(home);
      await writeFile(join(home, 'opencode.json'), toConfig(stack, npm));
      const env = { PATH: process.env.PATH, HOME: home, OPENCODE_DISABLE_AUTOUPDATE: '1' };
      const prompt = callTool('bash', { command: COMMAND, description: 'Prints the proof' });
      const problem = await runShellLoop(
        join(folder, 'node_modules/.bin/opencode'),
        ['run', '--model', `q2api/${MODEL}`, prompt],
        { cwd: home, env },
      );
      yield { what, problem };
      await rm(home, { recursive: true, force: true });
    }
  },
};

function toConfig({ url, apiKey }, npm) {
  const options = { baseURL: `${url}/v1`, apiKey };
  return JSON.stringify({
    $schema: 'https://opencode.ai/config.json',
    permission: { bash: 'allow' },
    provider: { q2api: { npm, name: 'q2api', options, models: { [MODEL]: { name: MODEL } } } },
  });
}
