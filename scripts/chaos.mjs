// Many clients on a gateway with several workers, while accounts are throttled, die, are refreshed, disabled and deleted,
// the upstream breaks connections, and one worker is killed. Every client must get a complete, correct answer or a true
// error, the counters must add up, and nothing may be left behind. `npm run chaos -- --seconds=60 --clients=200`
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { requireNode } from './setup/require-node.mjs';

requireNode(20, 19);
const { bootstrapOrExit } = await import('./setup/bootstrap.mjs');
await bootstrapOrExit({ build: true });
const { Accounts } = await import('./chaos/accounts.mjs');
const { askOnce } = await import('./chaos/client.mjs');
const { startGateway } = await import('./chaos/gateway.mjs');
const { seededRandom } = await import('./chaos/random.mjs');
const { makeTrouble } = await import('./chaos/troubles.mjs');
const { verify } = await import('./chaos/verify.mjs');
const { startEmulator } = await import('../dist/apps/emulator/apps/emulator/src/start-emulator.js');

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    clients: { type: 'string', default: '200' },
    accounts: { type: 'string', default: '20' },
    workers: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
  },
});
const options = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
/** Bounds the whole run, whatever goes wrong. */
setTimeout(() => exitWith(1, 'the run took too long'), (options.seconds + 240) * 1000).unref();

const emulator = await startEmulator({ requestCapacity: 100_000 });
const gateway = await startGateway({ workers: options.workers, upstreamUrl: emulator.url });
const accounts = new Accounts(gateway.url, emulator);
for (let index = 0; index < options.accounts; index += 1) await accounts.add();
await sleep(1_000);

const random = seededRandom(options.seed);
const outcomes = { complete: 0, error: 0, left: 0, cut: 0, wrong: 0 };
const details = {};
let isOver = false;
let kill;

async function client(seed) {
  const own = seededRandom(seed);
  while (!isOver) {
    const startedAt = Date.now();
    const { outcome, detail } = await askOnce(gateway.url, own);
    outcomes[outcome] += 1;
    if (detail !== undefined) {
      const kind = `${outcome}: ${detail.replace(/[\d-]+T[\d:]+Z|\d+/g, '#')}`;
      details[kind] = (details[kind] ?? 0) + 1;
    }
    // A connection may be cut by the killed worker only; one that is kept alive breaks when it is used again.
    if (outcome === 'cut' && !(kill && startedAt <= kill.at + 500 && Date.now() >= kill.at))
      outcomes.wrong += 1;
    if (outcome === 'error') await sleep(200);
  }
}

// Everything is loaded and compiled before memory is measured.
await Promise.all(
  Array.from({ length: 40 }, (_, index) => askOnce(gateway.url, seededRandom(1_000_000 + index))),
);
await sleep(3_000);
const heapBefore = await gateway.heap();
console.log(
  `${options.clients} clients, ${options.accounts} accounts, ${options.workers} workers, ${options.seconds} s, seed ${options.seed}`,
);

const clients = Array.from({ length: options.clients }, (_, index) => client(options.seed * 100_000 + index));
const progress = setInterval(
  () => console.log(JSON.stringify(outcomes), `${gateway.pids().length} workers`),
  10_000,
);
const trouble = makeTrouble({
  emulator,
  accounts,
  random,
  everyMs: 400,
  scarceBelow: options.accounts / 2,
  // The killed worker may have been asked.
  isExcused: () => kill !== undefined && Date.now() - kill.at < 1_000,
});
await sleep(options.seconds * 500);
const [victim] = gateway.pids();
kill = { at: Date.now(), pid: victim };
process.kill(victim, 'SIGKILL');
await sleep(options.seconds * 500);
await trouble.stop();
console.log('the trouble is over');
isOver = true;
await Promise.all(clients);
await gateway.replaced(victim);
clearInterval(progress);
await sleep(2_000);

const problems = await verify({ emulator, gateway, accounts, outcomes, trouble, kill, heapBefore });
console.log('the gateway is told to end');
const exitCode = await gateway.stop();
if (exitCode !== 0) problems.push(`the gateway ended with ${exitCode}`);
await emulator.close();
console.log('troubles', trouble.done);
console.log('details', details);
console.log('outcomes', outcomes);
exitWith(problems.length === 0 ? 0 : 1, problems.join('\n') || 'all is well');

function exitWith(code, text) {
  console.log(text);
  process.exit(code);
}
