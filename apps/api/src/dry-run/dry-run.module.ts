import { Module } from '@nestjs/common';
import { UpstreamModule } from '../upstream/upstream.module.js';
import { DryRunController } from './dry-run.controller.js';

@Module({ imports: [UpstreamModule], controllers: [DryRunController] })
export class DryRunModule {}
