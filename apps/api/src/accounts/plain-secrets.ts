import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, Like, Not } from 'typeorm';
import { scrubFreePages } from '../database/scrub-free-pages.js';
import { SEALED_PREFIX } from '../secrets/secret-cipher.js';
import { AccountEntity } from './account.entity.js';
import { AccountRepository } from './account.repository.js';
import { AccountSecrets } from './account-secrets.js';

/** Seals the plain secrets of a database that another program wrote. */
@Injectable()
export class PlainSecrets {
  private readonly logger = new Logger(PlainSecrets.name);

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly repository: AccountRepository,
    private readonly secrets: AccountSecrets,
  ) {}

  /** Resolves when no plain secret is left in the file; costs one query when there was none. */
  async seal(): Promise<void> {
    const plain = Not(Like(`${SEALED_PREFIX}%`));
    const count = await this.repository.write(async (manager) => {
      const accounts = await manager.findBy(AccountEntity, [
        { clientSecret: plain },
        { refreshToken: plain },
        { accessToken: plain },
      ]);
      for (const account of accounts) {
        await manager.update(
          AccountEntity,
          { id: account.id },
          this.secrets.seal(account.id, this.secrets.openAll(account)),
        );
      }
      return { result: accounts.length, ids: accounts.map(({ id }) => id) };
    });
    if (count === 0) return;
    await scrubFreePages(this.dataSource);
    this.logger.log(`encrypted the secrets of ${count} adopted accounts`);
  }
}
