import { Injectable } from '@nestjs/common';
import type { TurnList, TurnQuery, TurnRecord } from '@q2api/admin-contract';
import { AccountCopy } from '../accounts/account-copy.js';
import { Workers } from '../cluster/workers.js';
import { RecentTurns } from '../upstream/recent-turns.js';
import { toTurnRecord } from './to-turn-record.js';

const TOPIC = 'recent-turns';

/** Gathers the last turns from all workers of this machine. */
@Injectable()
export class TurnsService {
  constructor(
    private readonly recent: RecentTurns,
    private readonly accounts: AccountCopy,
    private readonly workers: Workers,
  ) {
    workers.answer(TOPIC, (query) => this.ownTurns(query as TurnQuery));
  }

  async list(query: TurnQuery): Promise<TurnList> {
    const lists = (await this.workers.ask(TOPIC, query)) as TurnRecord[][];
    const newestFirst = lists.flat().sort((a, b) => b.startedAt.localeCompare(a.startedAt));
    return { turns: newestFirst.slice(0, query.limit) };
  }

  private ownTurns({ limit, accountId, troubled }: TurnQuery): TurnRecord[] {
    return this.recent
      .list()
      .filter(
        ({ attempts }) => accountId === undefined || attempts.some(({ account }) => account === accountId),
      )
      .filter(({ attempts }) => !troubled || isTroubled(attempts))
      .slice(0, limit)
      .map((trail) => toTurnRecord(trail, (id) => this.accounts.find(id)?.label ?? null));
  }
}

/** Not one that the client left, or that goes on. */
function isTroubled(attempts: readonly { outcome?: string }[]): boolean {
  const last = attempts.at(-1)?.outcome ?? 'completed';
  return attempts.length > 1 || (last !== 'completed' && last !== 'aborted');
}
