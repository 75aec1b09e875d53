import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callTool, COMMAND, runShellLoop } from '../lib/shell-loop.mjs';

/** Speaks Responses only. */
export const codex = {
  name: 'codex',
  packages: ['@openai/codex@0.169.0'],

  async *check({ stack, folder, workDir }) {
    const home = join(workDir, 'home');
    await mkdir(home);
    await writeFile(join(home, 'config.toml'), toConfig(stack.url));
    const env = { PATH: process.env.PATH, HOME: home, CODEX_HOME: home, Q2API_KEY: stack.apiKey };
    const prompt = callTool('exec_command', { cmd: COMMAND });
    const problem = await runShellLoop(
      join(folder, 'node_modules/.bin/codex'),
      ['exec', '--skip-git-repo-check', '--dangerously-bypass-approvals-and-sandbox', prompt],
      { cwd: workDir, env },
    );
    yield { what: 'R-020 exec completes a shell loop over Responses', problem };
  },
};

function toConfig(url) {
  return `model = "claude-sonnet-4.5"
model_provider = "q2api"

[model_providers.q2api]
name = "q2api"
base_url = "${url}/v1"
env_key = "Q2API_KEY"
wire_api = "responses"
`;
}
