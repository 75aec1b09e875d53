// Runs every static check, two at a time, and prints what each failing one has to say.
import { availableParallelism } from 'node:os';
import { runCommand } from './setup/run-command.mjs';

const PARTS = ['types', 'lint', 'format', 'imports', 'dead-code'];

const failures = [];
const waiting = [...PARTS];
const workers = Array.from({ length: Math.min(availableParallelism(), PARTS.length) }, runParts);
await Promise.all(workers);

for (const { part, output } of failures)
  console.error(`\n── ${part} ${'─'.repeat(70 - part.length)}\n${output}`);
console.error(
  failures.length === 0
    ? '\nAll checks passed.'
    : `\nFailed: ${failures.map(({ part }) => part).join(', ')}.`,
);
process.exitCode = failures.length === 0 ? 0 : 1;

async function runParts() {
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    const startedAt = Date.now();
    const failure = await runCommand('npm', ['run', '--silent', `check:${part}`], {
      shell: process.platform === 'win32',
    }).then(
      () => undefined,
      (error) => ({ part, output: error.message }),
    );
    if (failure) failures.push(failure);
    console.error(`${failure ? '✗' : '✓'} ${part} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  }
}
