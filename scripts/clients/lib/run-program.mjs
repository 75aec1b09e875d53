import { spawn } from 'node:child_process';

/**
 * Runs a program to its end, or kills it and everything it started after `timeoutMs`.
 * @returns {Promise<{ code: number | null, output: string, timedOut: boolean }>} what it printed on both channels
 */
export function runProgram(command, commandArguments, { cwd, env, timeoutMs }) {
  return new Promise((resolve, reject) => {
    // A group of its own, so that what it starts can be ended with it.
    const child = spawn(command, commandArguments, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = [];
    child.stdout.on('data', (data) => output.push(data));
    child.stderr.on('data', (data) => output.push(data));
    let timedOut = false;
    const timeout = setTimeout(() => {
      timedOut = true;
      endGroup(child.pid);
    }, timeoutMs);
    child.once('error', (error) => {
      clearTimeout(timeout);
      reject(error);
    });
    child.once('close', (code) => {
      clearTimeout(timeout);
      endGroup(child.pid);
      resolve({ code, output: Buffer.concat(output).toString(), timedOut });
    });
  });
}

function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}
