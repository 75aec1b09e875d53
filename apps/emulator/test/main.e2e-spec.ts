import { expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

function startMain(env: Record<string, string>): { child: ChildProcess; output: () => string } {
  const args = ['--import', './scripts/typescript.mjs', 'apps/emulator/src/main.ts'];
  const child = spawn(process.execPath, args, { env: { ...process.env, NODE_OPTIONS: '', ...env } });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { child, output: () => text };
}

it.each(['SIGTERM', 'SIGINT'] as const)(
  'says where it listens, then ends cleanly with %s',
  async (signal) => {
    const { child, output } = startMain({ EMULATOR_PORT: '0' });
    await once(child.stdout!, 'data');
    const [line, url] = /^Amazon Q emulator listening on (http:\S+)\n$/.exec(output()) ?? [];
    expect(line).toBe(output());
    expect((await fetch(`${url}/__emulator__/settings`)).status).toBe(200);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
  },
);

it('names the variable that is wrong', async () => {
  const { child, output } = startMain({ EMULATOR_PACE_MS: 'slow' });
  expect(await once(child, 'exit')).toEqual([1, null]);
  expect(output()).toBe('EMULATOR_PACE_MS must be a whole number, not "slow"\n');
});
