const CHAT = 'GenerateAssistantResponse';
/** What a killed process may lose of its counters: the documented loss, and what it was just doing. */
const LOSS_MS = 400;
const MAX_HEAP_GROWTH = 40 * 1024 * 1024;

/** Everything that must hold after the chaos; returns what does not, as sentences. */
export async function verify(run) {
  return [
    ...checkClients(run),
    ...(await checkCounters(run)),
    ...(await checkLeftovers(run)),
    ...(await checkMemory(run)),
  ];
}

function checkClients({ outcomes, trouble }) {
  const problems = trouble.failures.map((failure) => `the admin API failed: ${failure}`);
  if (outcomes.wrong > 0)
    problems.push(`${outcomes.wrong} clients got neither a complete answer nor a true error`);
  if (outcomes.complete === 0) problems.push('no client got an answer');
  return problems;
}

/** Successes of each account, as the gateway counted and as the emulator saw. */
async function checkCounters({ emulator, accounts, kill }) {
  const counted = new Map((await accounts.list()).map(({ id, success_count: count }) => [id, count]));
  const problems = [];
  for (const [upstreamId, id] of accounts.ids) {
    // What the emulator cut off it did send completely, in its own eyes.
    const completed = emulator
      .requests({ operation: CHAT, accountId: upstreamId, outcome: 'completed' })
      .filter(({ scenario }) => !scenario?.startsWith('truncated-frame'));
    const lost = completed.filter(({ endedAt }) => Math.abs(endedAt - kill.at) < LOSS_MS).length;
    const missing = completed.length - (counted.get(id) ?? 0);
    if (missing < 0 || missing > lost) {
      problems.push(
        `account ${upstreamId}: ${counted.get(id)} counted, ${completed.length} seen, at most ${lost} may be lost`,
      );
    }
  }
  return problems;
}

/** Turns that still run, anywhere. */
async function checkLeftovers({ emulator, gateway }) {
  const problems = [];
  const active = emulator.accounts().reduce((sum, { counters }) => sum + counters.chatActive, 0);
  if (active > 0) problems.push(`${active} streams of the emulator are still open`);
  // Each connection may reach another worker.
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const response = await fetch(`${gateway.url}/readyz`, { headers: { connection: 'close' } });
    const { requests, turns } = await response.json();
    if (requests !== 0 || turns !== 0)
      return [...problems, `a worker still has ${requests} requests, ${turns} turns`];
  }
  return problems;
}

async function checkMemory({ gateway, heapBefore }) {
  const growth = (await gateway.heap()) - heapBefore;
  console.log(
    `heap of the fullest worker: ${toMegabytes(heapBefore)} before, ${toMegabytes(heapBefore + growth)} after`,
  );
  return growth > MAX_HEAP_GROWTH ? [`memory has grown by ${toMegabytes(growth)}`] : [];
}

function toMegabytes(bytes) {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
