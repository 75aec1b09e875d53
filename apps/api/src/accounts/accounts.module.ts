import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountCopy } from './account-copy.js';
import { AccountEntity } from './account.entity.js';
import { AccountPool } from './account-pool.js';
import { AccountRepository } from './account.repository.js';
import { AccountSecrets } from './account-secrets.js';
import { AccountStatistics } from './account-statistics.js';
import { AccountUsageEntity } from './account-usage.entity.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';
import { PlainSecrets } from './plain-secrets.js';
import { RevisionEntity } from './revision.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([AccountEntity, AccountUsageEntity, RevisionEntity])],
  controllers: [AccountsController],
  providers: [
    AccountCopy,
    AccountPool,
    AccountRepository,
    AccountSecrets,
    AccountStatistics,
    AccountsService,
    PlainSecrets,
  ],
  exports: [AccountCopy, AccountPool, AccountRepository, AccountSecrets, AccountsService],
})
export class AccountsModule {}
