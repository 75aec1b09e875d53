import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  NotFoundException,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { TurnError } from '@q2api/turn';
import type { Request } from 'express';
import { AppConfig } from '../config/app-config.js';
import { ACCESS_LEVEL, type AccessLevel } from './access.decorator.js';
import { CallerKeys } from './caller-keys.js';
import { isDirectLoopback } from './is-direct-loopback.js';

/** Stands before every route and lets nobody through whom the route's `@Access` does not name. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly config: AppConfig,
    private readonly callerKeys: CallerKeys,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const targets = [context.getHandler(), context.getClass()];
    const level = this.reflector.getAllAndOverride<AccessLevel | undefined>(ACCESS_LEVEL, targets);
    if (level === undefined) throw new ForbiddenException('This route does not declare who may use it.');
    const request = context.switchToHttp().getRequest<Request>();
    if (level === 'caller') this.requireCaller(request);
    if (level === 'admin') this.requireAdmin(request);
    return true;
  }

  private requireCaller(request: Request): void {
    if (this.callerKeys.accepts(request.headers)) return;
    throw new TurnError('unauthenticated', 'The API key is missing or not valid.');
  }

  private requireAdmin(request: Request): void {
    if (!this.config.enableConsole) throw new NotFoundException(`Cannot ${request.method} ${request.path}`);
    if (isDirectLoopback({ remoteAddress: request.socket.remoteAddress, headers: request.headers })) return;
    throw new UnauthorizedException('Only programs on this machine may do this.');
  }
}
