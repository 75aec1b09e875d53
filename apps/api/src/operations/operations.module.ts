import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { ManagementModule } from '../management/management.module.js';
import { AccountUsageController } from './account-usage.controller.js';
import { BulkController } from './bulk.controller.js';
import { BulkService } from './bulk.service.js';
import { ImportController } from './import/import.controller.js';
import { ImportService } from './import/import.service.js';
import { UsageLimitsSchedule } from './usage-limits.schedule.js';
import { UsageLimitsService } from './usage-limits.service.js';

/** What operators do with accounts that takes more than the database. */
@Module({
  imports: [AccountsModule, AuthModule, ManagementModule],
  controllers: [AccountUsageController, BulkController, ImportController],
  providers: [BulkService, ImportService, UsageLimitsSchedule, UsageLimitsService],
})
export class OperationsModule {}
