import { spawn } from 'node:child_process';
import { rootDirectory } from './root-directory.mjs';

/**
 * Runs a program to its end and collects what it prints; rejects with that output when it fails.
 * `onSpawn` receives its process id. SIGINT and SIGTERM are handed on to it, so no child outlives us.
 */
export function runCommand(command, commandArguments, { env = process.env, onSpawn, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArguments, {
      cwd: rootDirectory,
      env,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = [];
    child.stdout.on('data', (data) => output.push(data));
    child.stderr.on('data', (data) => output.push(data));
    if (child.pid) onSpawn?.(child.pid);
    let stoppedBy;
    const stop = (signal) => {
      stoppedBy = signal;
      child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, stop);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const name of signals) process.off(name, stop);
      if (stoppedBy) process.kill(process.pid, stoppedBy);
      else if (code === 0) resolve(Buffer.concat(output).toString());
      else
        reject(
          new CommandFailed(
            [command, ...commandArguments].join(' '),
            code ?? signal,
            Buffer.concat(output).toString(),
          ),
        );
    });
  });
}

/** A program ended with something else than 0; `message` carries all it printed. */
class CommandFailed extends Error {
  constructor(command, status, output) {
    super(`${output.trimEnd()}\n\n${command} failed (${status})`);
    this.name = 'CommandFailed';
  }
}
