import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Scale } from './workloads/workload.js';

export interface Options {
  scale: Scale;
  /** Names of the workloads to run; empty: all. */
  workloads: readonly string[];
  /** Length of the soak instead of the workloads. */
  soakMinutes: number | undefined;
  /** Folder of the report. */
  output: string;
  /** The report also replaces the last one in docs/performance.md. */
  writeDocs: boolean;
  /** A goal that is missed makes the exit code 1. */
  check: boolean;
}

export const USAGE = `npm run bench -- [options]
  --quick            one short run of everything
  --smoke            a few requests of everything: does it still work?
  --runs N           how often each workload is measured (3)
  --streams N        how many paced streams (500)
  --workload NAME    only this one; can be repeated
  --soak MINUTES     steady load, and whether memory grows
  --output FOLDER    where the report goes (bench/results)
  --write-docs       the report also goes into docs/performance.md
  --check            exit code 1 when a goal is missed`;

const RESULTS = fileURLToPath(new URL('./results/', import.meta.url));

const FULL: Scale = { runs: 3, seconds: 2.5, samples: 150, streams: 500, deltas: 100 };
const QUICK: Scale = { runs: 1, seconds: 1, samples: 50, streams: 500, deltas: 60 };
const SMOKE: Scale = { runs: 1, samples: 5, streams: 20, deltas: 10 };

/** @throws TypeError for an option that does not exist */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean' },
      smoke: { type: 'boolean' },
      runs: { type: 'string' },
      streams: { type: 'string' },
      workload: { type: 'string', multiple: true, default: [] },
      soak: { type: 'string' },
      output: { type: 'string', default: RESULTS },
      'write-docs': { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
    },
  });
  const scale = values.smoke ? SMOKE : values.quick ? QUICK : FULL;
  return {
    scale: {
      ...scale,
      ...(values.runs !== undefined && { runs: Number(values.runs) }),
      ...(values.streams !== undefined && { streams: Number(values.streams) }),
    },
    workloads: values.workload,
    soakMinutes: values.soak === undefined ? undefined : Number(values.soak),
    output: values.output,
    writeDocs: values['write-docs'],
    check: values.check,
  };
}
