import { type Options, readOptions, USAGE } from './options.js';
import { judge } from './report/goals.js';
import { describeMachine } from './report/machine.js';
import type { Result } from './report/results.js';
import { resultTable, verdictTable } from './report/table.js';
import { writeDocs } from './report/write-docs.js';
import { toMarkdown, writeReport } from './report/write-report.js';
import { planCores } from './servers/cores.js';
import { type Servers, startServers } from './servers/start-servers.js';
import { soak } from './soak.js';
import { warmUp } from './workloads/warm-up.js';
import type { Measured, Workload } from './workloads/workload.js';
import { WORKLOADS } from './workloads/workloads.js';

const options = parseOptions();
const cores = planCores();
const machine = describeMachine(cores.description);
console.log(
  `${machine.cpu}, Node ${machine.node}, ${machine.cores}, load ${machine.loadAtStart.toFixed(1)}\n`,
);

const servers = await startServers(cores);
try {
  const passed =
    options.soakMinutes === undefined ? await measureAll(servers) : await soak(servers, options.soakMinutes);
  if (options.check && !passed) process.exitCode = 1;
} finally {
  await servers.stop();
}

async function measureAll(servers: Servers): Promise<boolean> {
  if (options.scale.seconds !== undefined) await warmUp(servers);
  const results: Result[] = [];
  for (const workload of chosenWorkloads()) {
    for (const protocol of workload.protocols) {
      const runs: Measured[][] = [];
      for (let run = 0; run < options.scale.runs; run += 1) {
        runs.push(await workload.measure({ servers, scale: options.scale }, protocol));
      }
      const { name, description } = workload;
      const result = { workload: name, description, protocol, runs };
      console.log(resultTable(result));
      results.push(result);
    }
  }
  const verdicts = judge(results);
  console.log(verdictTable(verdicts));
  const report = { machine, results, verdicts };
  console.log(`\nWritten to ${await writeReport(options.output, report)}.{md,json}`);
  if (options.writeDocs) await writeDocs(toMarkdown(report));
  return verdicts.every((verdict) => verdict.passed);
}

function chosenWorkloads(): readonly Workload[] {
  if (options.workloads.length === 0) return WORKLOADS;
  return WORKLOADS.filter(({ name }) => options.workloads.includes(name));
}

function parseOptions(): Options {
  try {
    const parsed = readOptions(process.argv.slice(2));
    const unknown = parsed.workloads.filter((name) => !WORKLOADS.some((workload) => workload.name === name));
    if (unknown.length === 0) return parsed;
    throw new Error(
      `no workload ${unknown.join(', ')}; there are ${WORKLOADS.map(({ name }) => name).join(', ')}`,
    );
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}
