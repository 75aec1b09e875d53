import { Global, Module } from '@nestjs/common';
import { RequestGate } from './request-gate.js';

@Global()
@Module({ providers: [RequestGate], exports: [RequestGate] })
export class LifecycleModule {}
