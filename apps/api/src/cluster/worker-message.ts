/** What a worker tells its supervising process of itself. */
export interface WorkerState {
  /** It takes connections; it has got the next one; one of them is closed; it is about to end. */
  type: 'ready' | 'connection-taken' | 'connection-closed' | 'leaving';
}

/** Goes to a worker along with a connection. */
export interface ConnectionMessage {
  type: 'connection';
}

/** A worker asks all workers of its machine, itself included. */
export interface WorkerQuestion {
  type: 'question';
  /** The asker's own number of it. */
  id: number;
  topic: string;
  argument: unknown;
}

/** A question as the supervising process passes it on. */
export interface RelayedQuestion extends WorkerQuestion {
  /** The worker that asks. */
  from: number;
  /** How many workers are asked. */
  asked: number;
}

/** One worker's answer to a relayed question. */
export interface WorkerAnswer {
  type: 'answer';
  id: number;
  /** The worker that asked. */
  to: number;
  asked: number;
  value: unknown;
}
