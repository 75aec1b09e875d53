import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from './run-program.mjs';

const TIMEOUT_MS = 120_000;
const PROOF = 'proof-42';
/** The shell must compute the proof: it does not stand in the command. */
export const COMMAND = 'echo proof-$((40 + 2)) | tee proof.txt';

/**
 * A prompt that makes the emulator call this tool, and then tell what it answered. It has no blank, because some
 * programs put arguments that have one in quotes and escape the quotes inside (opencode 1.18, observed).
 */
export function callTool(name, input) {
  return `[[emulator:tools${JSON.stringify([{ name, input }]).replaceAll(' ', '\\u0020')}]]`;
}

/**
 * Runs a coding agent without a terminal on a prompt that needs one shell command.
 * @returns undefined when the command ran and its result came back through the model, else what went wrong
 */
export async function runShellLoop(program, programArguments, { cwd, env }) {
  const { code, output, timedOut } = await runProgram(program, programArguments, {
    cwd,
    env,
    timeoutMs: TIMEOUT_MS,
  });
  const proof = await readFile(join(cwd, 'proof.txt'), 'utf8').catch(() => '');
  const problems = [
    ...(timedOut ? [`did not end within ${TIMEOUT_MS / 1000} s`] : []),
    ...(code === 0 ? [] : [`ended with ${code}`]),
    ...(proof.includes(PROOF) ? [] : ['the command did not run']),
    ...(new RegExp(`The tool answered:[^]*${PROOF}`).test(output) ? [] : ['the result did not come back']),
  ];
  return problems.length === 0 ? undefined : `${problems.join(', ')}\n${output.slice(-3000)}`;
}
