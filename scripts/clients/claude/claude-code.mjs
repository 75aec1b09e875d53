import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '../lib/run-program.mjs';
import { callTool, COMMAND, runShellLoop } from '../lib/shell-loop.mjs';
import { PDF, PNG } from '../sdks/checks.mjs';

const TIMEOUT_MS = 120_000;
const SECRET = 'the-word-is-halcyon';

/** Without a terminal (`-p`), with a home of its own. */
export const claudeCode = {
  name: 'claude-code',
  packages: ['@anthropic-ai/claude-code@2.1.330'],

  async *check({ stack, folder, workDir }) {
    const program = join(folder, 'node_modules/.bin/claude');
    const home = join(workDir, 'home');
    const project = join(workDir, 'project');
    await mkdir(home);
    await mkdir(project);
    await writeFile(join(project, 'secret.txt'), `${SECRET}\n`);
    await writeFile(join(project, 'red.png'), Buffer.from(PNG, 'base64'));
    await writeFile(join(project, 'page.pdf'), Buffer.from(PDF, 'base64'));
    const options = { cwd: project, env: environment(stack, home) };
    const toArguments = (prompt) => ['-p', prompt, '--dangerously-skip-permissions'];

    yield {
      what: 'C-058 -p completes a Bash tool loop',
      problem: await runShellLoop(
        program,
        toArguments(callTool('Bash', { command: COMMAND, description: 'Proves it' })),
        options,
      ),
    };
    const read = (file) => callTool('Read', { file_path: join(project, file) });
    for (const [what, prompt, expected] of [
      ['the Read of a text file', read('secret.txt'), new RegExp(`The tool answered:[^]*${SECRET}`)],
      ['the Read of an image', read('red.png'), /You showed me an image \(png/],
      ['the Read of a PDF', read('page.pdf'), /You gave me “[^”]+” \(pdf/],
      ['a ToolSearch', callTool('ToolSearch', { query: 'select:WebFetch' }), /Tool loaded: WebFetch/],
    ]) {
      const run = await runProgram(program, toArguments(prompt), { ...options, timeoutMs: TIMEOUT_MS });
      yield { what: `C-058 -p completes ${what}`, problem: problemOf(run, expected) };
    }
    yield { what: 'no request was refused by the upstream', problem: refusalsOf(stack) };
    yield { what: 'its state stays in its own home', problem: await homeProblem(home) };
  },
};

function environment(stack, home) {
  return {
    PATH: process.env.PATH,
    HOME: home,
    CLAUDE_CONFIG_DIR: join(home, '.claude'),
    ANTHROPIC_BASE_URL: stack.url,
    ANTHROPIC_AUTH_TOKEN: stack.apiKey,
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    // It refuses to skip permissions as root unless it is told that nothing can be harmed.
    IS_SANDBOX: '1',
  };
}

function problemOf({ code, output, timedOut }, expected) {
  if (timedOut) return `did not end within ${TIMEOUT_MS / 1000} s\n${output.slice(-3000)}`;
  return code === 0 && expected.test(output) ? undefined : `ended with ${code}\n${output.slice(-3000)}`;
}

function refusalsOf(stack) {
  const refused = stack.emulator.requests({ operation: 'GenerateAssistantResponse', outcome: 'refused' });
  return refused.length === 0 ? undefined : JSON.stringify(refused.map(({ error }) => error));
}

async function homeProblem(home) {
  const state = await readFile(join(home, '.claude', '.claude.json'), 'utf8').catch(() => undefined);
  return state === undefined ? 'no state was found there' : undefined;
}
