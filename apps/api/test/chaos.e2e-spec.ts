import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import { projectRoot } from '../src/config/project-root.js';

const SHORT = ['--seconds=8', '--clients=30', '--accounts=8', '--workers=2'];
const BOUND_MS = 150_000;

it(
  'survives a short run of the chaos script: true answers, exact counters, nothing left behind',
  async () => {
    const script = join(projectRoot, 'scripts', 'chaos.mjs');
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...SHORT], { timeout: BOUND_MS });
    expect(stdout).toContain('all is well');
  },
  BOUND_MS,
);
