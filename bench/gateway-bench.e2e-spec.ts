import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Report } from './report/write-report.js';

/** One of each kind; figures of so few requests say nothing, so none is judged. */
const WORKLOADS = [
  'small-streamed',
  'small-whole',
  'body-421kb',
  'paced-streams',
  'first-text-small',
  'count-tokens',
  'wrong-keys',
  'cancellation',
];
const TIMEOUT_MS = 180_000;

describe('npm run bench -- --smoke', () => {
  let folder: string;
  let report: Report;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'q2api-bench-report-'));
    await promisify(execFile)(
      process.execPath,
      [
        '--import',
        './scripts/typescript.mjs',
        'bench/gateway.bench.ts',
        '--smoke',
        `--output=${folder}`,
        ...WORKLOADS.map((name) => `--workload=${name}`),
      ],
      { cwd: join(import.meta.dirname, '..') },
    );
    const file = (await readdir(folder)).find((name) => name.endsWith('.json'));
    report = JSON.parse(await readFile(join(folder, file!), 'utf8')) as Report;
  }, TIMEOUT_MS);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('measures every workload that was asked for', () => {
    expect(new Set(report.results.map(({ workload }) => workload))).toEqual(new Set(WORKLOADS));
  });

  it('has a number for every figure of the floor and the gateway', () => {
    const measured = report.results.flatMap(({ runs }) => runs.flat());
    expect(measured.filter(({ target }) => target === 'gateway')).toHaveLength(report.results.length);
    for (const { figures } of measured) {
      for (const [name, value] of Object.entries(figures))
        expect({ [name]: value }).toEqual({ [name]: expect.any(Number) });
    }
  });

  it('finds all paced streams whole', () => {
    const whole = report.results
      .filter(({ workload }) => workload === 'paced-streams')
      .flatMap(({ runs }) => runs.flat().map(({ figures }) => figures.wholeStreams));
    expect(whole).toEqual([20, 20, 20, 20, 20, 20]);
  });

  it('judges goals only of what was measured', () => {
    expect(report.verdicts.length).toBeGreaterThan(0);
    for (const { workload } of report.verdicts) expect(WORKLOADS).toContain(workload);
  });
});
