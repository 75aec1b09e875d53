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
  await writeFile(`${base}.md`, toMarkdown(report));
  return base;
}

/** The goals first: most readers want to know no more. */
export function toMarkdown({ machine, results, verdicts }: Report): string {
  const facts = Object.entries(machine).map(([name, value]) => `- ${name}: ${value}`);
  return [...facts, '', verdictTable(verdicts), '', ...results.map(resultTable)].join('\n');
}
