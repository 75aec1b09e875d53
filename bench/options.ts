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
  --pace MS          between two deltas of a paced stream (50)
  --workload NAME    only this one; can be repeated
  --soak MINUTES     steady load, and whether memory grows
  --output FOLDER    where the report goes (bench/results)
  --write-docs       the report also goes into docs/performance.md
  --check            exit code 1 when a goal is missed`;

const RESULTS = fileURLToPath(new URL('./results/', import.meta.url));

const PACE_MS = 50;
const FULL: Scale = { runs: 3, seconds: 2.5, samples: 150, streams: 500, deltas: 100, paceMs: PACE_MS };
const QUICK: Scale = { runs: 1, seconds: 1, samples: 50, streams: 500, deltas: 60, paceMs: PACE_MS };
const SMOKE: Scale = { runs: 1, samples: 5, streams: 20, deltas: 10, paceMs: PACE_MS };

/** @throws TypeError for an option that does not exist, or a number that is none */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean' },
      smoke: { type: 'boolean' },
      runs: { type: 'string' },
      streams: { type: 'string' },
      pace: { type: 'string' },
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
      ...(values.runs !== undefined && { runs: positive('runs', values.runs) }),
      ...(values.streams !== undefined && { streams: positive('streams', values.streams) }),
      ...(values.pace !== undefined && { paceMs: positive('pace', values.pace) }),
    },
    workloads: values.workload,
    soakMinutes: values.soak === undefined ? undefined : positive('soak', values.soak),
    output: values.output,
    writeDocs: values['write-docs'],
    check: values.check,
  };
}

function positive(option: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new TypeError(`--${option} takes a whole number above 0, not '${text}'`);
}
