import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ProtocolErrorFilter } from './protocol-error.filter.js';

@Module({ providers: [{ provide: APP_FILTER, useClass: ProtocolErrorFilter }] })
export class HttpModule {}
