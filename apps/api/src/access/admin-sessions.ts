import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThanOrEqual, MoreThan, Repository } from 'typeorm';
import { AppConfig } from '../config/app-config.js';
import { Transactions } from '../database/transactions.js';
import { Clock } from '../time/clock.js';
import { AdminSessionEntity } from './admin-session.entity.js';
import { digestOf } from './secret-digest.js';

/** A session ends after so long without a request. */
const IDLE_MS = 12 * 3_600_000;
/** A session is not written anew with every request. */
const RENEW_AFTER_MS = 5 * 60_000;
const TOKEN_BYTES = 32;

/** The sessions of the console, shared by all processes. */
@Injectable()
export class AdminSessions {
  private readonly passwordDigest: string;

  constructor(
    @InjectRepository(AdminSessionEntity) private readonly sessions: Repository<AdminSessionEntity>,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    config: AppConfig,
  ) {
    this.passwordDigest = hex(config.adminPassword ?? '');
  }

  /** The token of a new session: known to the browser only. */
  async open(): Promise<string> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const now = this.clock.timestamp();
    await this.transactions.run(async (manager) => {
      await manager.delete(AdminSessionEntity, { expires_at: LessThanOrEqual(now) });
      await manager.insert(AdminSessionEntity, {
        token_digest: hex(token),
        password_digest: this.passwordDigest,
        created_at: now,
        expires_at: this.expiry(),
      });
    });
    return token;
  }

  /** True for the token of an open session, which is prolonged by this. */
  async isOpen(token: string): Promise<boolean> {
    const session = await this.sessions.findOneBy({
      token_digest: hex(token),
      password_digest: this.passwordDigest,
      expires_at: MoreThan(this.clock.timestamp()),
    });
    if (session === null) return false;
    const idleMs = this.clock.now() + IDLE_MS - Date.parse(session.expires_at);
    if (idleMs > RENEW_AFTER_MS) await this.prolong(session.token_digest);
    return true;
  }

  async close(token: string): Promise<void> {
    await this.transactions.run((manager) =>
      manager.delete(AdminSessionEntity, { token_digest: hex(token) }),
    );
  }

  private async prolong(digest: string): Promise<void> {
    const renewal = { expires_at: this.expiry() };
    await this.transactions.run((manager) =>
      manager.update(AdminSessionEntity, { token_digest: digest }, renewal),
    );
  }

  private expiry(): string {
    return new Date(this.clock.now() + IDLE_MS).toISOString();
  }
}

function hex(secret: string): string {
  return digestOf(secret).toString('hex');
}
