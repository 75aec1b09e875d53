import type { TargetName } from '../servers/target.js';
import { type FigureName, FIGURES } from '../workloads/workload.js';
import type { Verdict } from './goals.js';
import { compared, figureOf, figuresOf, type Result } from './results.js';

const TARGETS: readonly TargetName[] = ['direct', 'floor', 'gateway'];

/** One workload's figures as a Markdown table, a row for each target and two for the gateway's ratios. */
export function resultTable(result: Result): string {
  const figures = (Object.keys(FIGURES) as FigureName[]).filter((figure) =>
    TARGETS.some((target) => figuresOf(result, target)?.[figure] !== undefined),
  );
  const measured = TARGETS.filter((target) => figuresOf(result, target) !== undefined);
  const rows = [
    ['', ...figures.map((figure) => FIGURES[figure].label)],
    ...measured.map((target) => [
      target as string,
      ...figures.map((figure) => format(figureOf(result, target, figure), FIGURES[figure].decimals)),
    ]),
    ...measured
      .filter((target) => target !== 'gateway')
      .map((target) => [
        `gateway / ${target}`,
        ...figures.map((figure) => format(compared(result, figure, target, 'ratio'), 2)),
      ]),
  ];
  return `### ${result.workload}, ${result.protocol}: ${result.description}\n\n${markdown(rows)}\n`;
}

export function verdictTable(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ workload, protocol, goal, value, passed }) => [
    workload,
    protocol,
    goal,
    format(value, 2),
    passed ? 'pass' : 'FAIL',
  ]);
  return markdown([['workload', 'protocol', 'goal', 'measured', ''], ...rows]);
}

function format(value: number | undefined, decimals: number): string {
  return value === undefined || Number.isNaN(value) ? '–' : value.toFixed(decimals);
}

function markdown([head, ...rows]: readonly (readonly string[])[]): string {
  const all = [head!, ...rows];
  const widths = head!.map((_, column) => Math.max(3, ...all.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head!), rule, ...rows.map(line)].join('\n');
}
