import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { CallerKeys } from './caller-keys.js';

@Module({ providers: [CallerKeys, { provide: APP_GUARD, useClass: AccessGuard }] })
export class AccessModule {}
