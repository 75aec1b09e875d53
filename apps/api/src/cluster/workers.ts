import cluster from 'node:cluster';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { RelayedQuestion, WorkerAnswer, WorkerQuestion } from './worker-message.js';

/** A worker that is starting, ending or busy is not waited for any longer. */
const PATIENCE_MS = 500;

interface OpenQuestion {
  answers: unknown[];
  resolve: () => void;
}

/** All workers of this machine, to ask each of them for what only it knows. */
@Injectable()
export class Workers implements OnModuleInit, OnModuleDestroy {
  private readonly answerers = new Map<string, (argument: unknown) => unknown>();
  private readonly open = new Map<number, OpenQuestion>();
  private lastId = 0;
  private readonly receive = (message: RelayedQuestion | WorkerAnswer): void => {
    if (message.type === 'question') this.reply(message);
    else if (message.type === 'answer') this.noteAnswer(message);
  };

  onModuleInit(): void {
    if (cluster.isWorker) process.on('message', this.receive);
  }

  onModuleDestroy(): void {
    process.off('message', this.receive);
  }

  /** Says how this process answers questions about `topic`. Arguments and answers must survive JSON. */
  answer(topic: string, answerer: (argument: unknown) => unknown): void {
    this.answerers.set(topic, answerer);
  }

  /** The answers of all workers, in no order; of those that answer within half a second. */
  async ask(topic: string, argument: unknown): Promise<unknown[]> {
    if (!cluster.isWorker) return [this.answerers.get(topic)?.(argument)];
    const id = (this.lastId += 1);
    const answers: unknown[] = [];
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, PATIENCE_MS);
      this.open.set(id, { answers, resolve: () => (clearTimeout(timer), resolve()) });
      process.send?.({ type: 'question', id, topic, argument } satisfies WorkerQuestion);
    });
    this.open.delete(id);
    return answers;
  }

  private reply({ id, topic, argument, from, asked }: RelayedQuestion): void {
    const value = this.answerers.get(topic)?.(argument);
    process.send?.({ type: 'answer', id, to: from, asked, value } satisfies WorkerAnswer);
  }

  private noteAnswer({ id, asked, value }: WorkerAnswer): void {
    const question = this.open.get(id);
    if (question === undefined) return;
    question.answers.push(value);
    if (question.answers.length >= asked) question.resolve();
  }
}
