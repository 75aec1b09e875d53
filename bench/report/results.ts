import type { Protocol } from '../bodies/bodies.js';
import { median } from '../measure/statistics.js';
import type { TargetName } from '../servers/target.js';
import type { FigureName, Figures, Measured } from '../workloads/workload.js';

/** All figures of one workload in one protocol. */
export interface Result {
  workload: string;
  description: string;
  protocol: Protocol;
  /** One entry for each run, each with the targets that were measured in it. */
  runs: readonly (readonly Measured[])[];
}

/** The median of a figure over the runs; undefined when it was not measured. */
export function figureOf(result: Result, target: TargetName, figure: FigureName): number | undefined {
  return medianOf(result.runs.map((run) => valueIn(run, target, figure)));
}

/**
 * The median of the gateway's figure in proportion to (`ratio`) or beyond (`difference`) another target's, each taken
 * within one run: what slowed that run down slowed both.
 */
export function compared(
  result: Result,
  figure: FigureName,
  against: TargetName,
  how: 'ratio' | 'difference',
): number | undefined {
  return medianOf(
    result.runs.map((run) => {
      const own = valueIn(run, 'gateway', figure);
      const other = valueIn(run, against, figure);
      if (own === undefined || other === undefined) return undefined;
      return how === 'ratio' ? own / other : own - other;
    }),
  );
}

export function figuresOf(result: Result, target: TargetName): Figures | undefined {
  return result.runs[0]?.find((measured) => measured.target === target)?.figures;
}

function valueIn(run: readonly Measured[], target: TargetName, figure: FigureName): number | undefined {
  return run.find((measured) => measured.target === target)?.figures[figure];
}

function medianOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : median(known);
}
