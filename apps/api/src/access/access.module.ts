import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access.guard.js';
import { AdminAccess } from './admin-access.js';
import { AdminSessionEntity } from './admin-session.entity.js';
import { AdminSessions } from './admin-sessions.js';
import { CallerKeys } from './caller-keys.js';
import { ExposureLog } from './exposure-log.js';
import { SessionController } from './session.controller.js';
import { SignInLimiter } from './sign-in-limiter.js';

@Module({
  imports: [TypeOrmModule.forFeature([AdminSessionEntity])],
  controllers: [SessionController],
  providers: [
    AdminAccess,
    AdminSessions,
    CallerKeys,
    ExposureLog,
    SignInLimiter,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AdminAccess],
})
export class AccessModule {}
