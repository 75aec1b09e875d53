import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { Workers } from '../cluster/workers.js';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { TurnsController } from './turns.controller.js';
import { TurnsService } from './turns.service.js';

@Module({
  imports: [AccountsModule, UpstreamModule],
  controllers: [TurnsController],
  providers: [TurnsService, Workers],
})
export class TurnsModule {}
