import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Readiness, ReadinessProblem } from '@q2api/admin-contract';
import { DataSource } from 'typeorm';
import { AccountPool } from '../accounts/account-pool.js';
import { RequestGate } from '../lifecycle/request-gate.js';
import { Clock } from '../time/clock.js';

/** So that asking often does not load the database. */
const FRESH_MS = 1_000;
const PATIENCE_MS = 2_000;

/** Knows whether this process can answer turns. */
@Injectable()
export class ReadinessService {
  private database = Promise.resolve(true);
  private askedAt = -Infinity;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly pool: AccountPool,
    private readonly gate: RequestGate,
    private readonly clock: Clock,
  ) {}

  async check(): Promise<Required<Readiness>> {
    const problems: ReadinessProblem[] = [];
    const accounts = this.pool.count();
    if (this.gate.isClosed) problems.push('shutting-down');
    if (!(await this.isDatabaseThere())) problems.push('database');
    if (accounts.usable === 0) problems.push('accounts');
    return {
      status: problems.length === 0 ? 'ready' : 'not-ready',
      problems,
      accounts,
      requests: this.gate.size,
      turns: this.pool.inFlight,
    };
  }

  private isDatabaseThere(): Promise<boolean> {
    const now = this.clock.now();
    if (now - this.askedAt < FRESH_MS) return this.database;
    this.askedAt = now;
    this.database = this.askDatabase();
    return this.database;
  }

  private async askDatabase(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), PATIENCE_MS);
    });
    const answer = this.dataSource.query('SELECT 1').then(
      () => true,
      () => false,
    );
    return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
  }
}
