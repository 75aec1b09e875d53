import { Module } from '@nestjs/common';
import { OutboundModule } from '../outbound/outbound.module.js';
import { AmazonQManagementClient } from './amazonq-management.client.js';

@Module({
  imports: [OutboundModule],
  providers: [AmazonQManagementClient],
  exports: [AmazonQManagementClient],
})
export class ManagementModule {}
