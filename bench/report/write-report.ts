import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Verdict } from './goals.js';
import type { Machine } from './machine.js';
import { resultTable, verdictTable } from './table.js';
import type { Result } from './results.js';

export interface Report {
  machine: Machine;
  results: readonly Result[];
  verdicts: readonly Verdict[];
}

/** Writes the report as JSON and as Markdown. @returns the path of both, without their extension */
export async function writeReport(folder: string, report: Report): Promise<string> {
  await mkdir(folder, { recursive: true });
  const base = join(folder, report.machine.date.replace(/[:.]/g, '-'));
  await writeFile(`${base}.json`, JSON.stringify(report, null, 2));
  const machine = Object.entries(report.machine).map(([name, value]) => `- ${name}: ${value}`);
  const tables = report.results.map(resultTable);
  await writeFile(`${base}.md`, [...machine, '', ...tables, verdictTable(report.verdicts), ''].join('\n'));
  return base;
}
