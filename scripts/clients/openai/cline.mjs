import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '../lib/run-program.mjs';
import { callTool, COMMAND, runShellLoop } from '../lib/shell-loop.mjs';

const PROVIDER = 'openai-compatible';
const MODEL = 'claude-sonnet-4.5';

export const cline = {
  name: 'cline',
  packages: ['cline@3.0.65'],

  async *check({ stack, folder, workDir }) {
    const home = join(workDir, 'home');
    await mkdir(home);
    const program = join(folder, 'node_modules/.bin/cline');
    const env = { PATH: process.env.PATH, HOME: home };
    const auth = [
      'auth',
      PROVIDER,
      '--apikey',
      stack.apiKey,
      '--modelid',
      MODEL,
      '--baseurl',
      `${stack.url}/v1`,
    ];
    const { code, output } = await runProgram(program, auth, { cwd: workDir, env, timeoutMs: 60_000 });
    const what = 'O-024 completes a shell loop over Chat Completions';
    if (code !== 0) return yield { what, problem: `auth ended with ${code}\n${output}` };
    // It takes a prompt of one word for a command of its own.
    const prompt = `Please do this: ${callTool('run_commands', { commands: [COMMAND] })}`;
    const problem = await runShellLoop(program, ['--provider', PROVIDER, '--model', MODEL, prompt], {
      cwd: workDir,
      env,
    });
    yield { what, problem };
  },
};
