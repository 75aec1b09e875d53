import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  NotFoundException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { AppConfig } from '../config/app-config.js';
import { ACCESS_LEVEL, type AccessLevel } from './access.decorator.js';
import { AdminAccess } from './admin-access.js';
import { CallerKeys } from './caller-keys.js';

/** Stands before every route and lets nobody through whom the route's `@Access` does not name. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly config: AppConfig,
    private readonly callerKeys: CallerKeys,
    private readonly admins: AdminAccess,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const level = this.reflector.getAllAndOverride<AccessLevel | undefined>(ACCESS_LEVEL, targets);
    if (level === undefined) throw new ForbiddenException('This route does not declare who may use it.');
    if (level === 'public') return true;
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    if (level !== 'caller') return this.requireAdmin(request, level);
    return this.requireCaller(request, http.getResponse<Response>());
  }

  private requireCaller(request: Request, response: Response): boolean {
    const refusal = this.callerKeys.refusalOf(request, response);
    if (refusal !== undefined) throw refusal;
    return true;
  }

  private async requireAdmin(request: Request, level: 'admin' | 'sign-in'): Promise<boolean> {
    if (!this.config.enableConsole) throw new NotFoundException(`Cannot ${request.method} ${request.path}`);
    if (level === 'admin') await this.admins.require(request);
    else if (!this.admins.needsPassword) this.admins.requireLoopback(request);
    return true;
  }
}
