import cluster, { type Worker } from 'node:cluster';
import type { RelayedQuestion, WorkerAnswer, WorkerQuestion } from './worker-message.js';

/** Lets the supervising process pass questions on to all workers, and each answer to the worker that asked. */
export function relayBetweenWorkers(): void {
  cluster.on('message', (from, message: WorkerQuestion | WorkerAnswer) => {
    if (message.type === 'question') askAll(from, message);
    else if (message.type === 'answer') send(cluster.workers?.[message.to], message);
  });
}

function askAll(from: Worker, question: WorkerQuestion): void {
  const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker?.isConnected());
  for (const worker of workers) send(worker, { ...question, from: from.id, asked: workers.length });
}

function send(worker: Worker | undefined, message: RelayedQuestion | WorkerAnswer): void {
  // It may end just now: then nobody waits for the message any more.
  if (worker?.isConnected()) worker.send(message, () => undefined);
}
