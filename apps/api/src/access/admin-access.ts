import type { IncomingMessage } from 'node:http';
import { ForbiddenException, Injectable, UnauthorizedException } from '@nestjs/common';
import { TurnError } from '@q2api/turn';
import { AppConfig } from '../config/app-config.js';
import { AdminSessions } from './admin-sessions.js';
import { bearerOf } from './bearer.js';
import { clientAddress } from './client-address.js';
import { isDirectLoopback } from './is-direct-loopback.js';
import { provesSameOrigin } from './proves-same-origin.js';
import { digestOf, isOneOf } from './secret-digest.js';
import { readSessionCookie } from './session-cookie.js';
import { SignInLimiter } from './sign-in-limiter.js';

/** Decides who operates the gateway. */
@Injectable()
export class AdminAccess {
  private readonly passwords: readonly Buffer[];

  constructor(
    config: AppConfig,
    private readonly sessions: AdminSessions,
    private readonly limiter: SignInLimiter,
  ) {
    this.passwords = config.adminPassword === undefined ? [] : [digestOf(config.adminPassword)];
  }

  get needsPassword(): boolean {
    return this.passwords.length > 0;
  }

  /**
   * Lets an operator through: by the password, by a console session, or, when no password is set, from this machine.
   * @throws UnauthorizedException; ForbiddenException for a session that another site may be using; 429 when locked out
   */
  async require(request: IncomingMessage): Promise<void> {
    if (!this.needsPassword) return this.requireLoopback(request);
    const password = bearerOf(request.headers);
    if (password !== undefined) return this.requirePassword(request, password);
    const token = readSessionCookie(request);
    if (token === undefined || !(await this.sessions.isOpen(token))) {
      throw new UnauthorizedException('Sign in, or send the admin password as Authorization: Bearer.');
    }
    if (!isSafe(request.method) && !provesSameOrigin(request.headers)) {
      throw new ForbiddenException('A change by cookie must come from a page of this server.');
    }
  }

  /** True for an operator. Never throws. */
  async isAdmin(request: IncomingMessage): Promise<boolean> {
    return this.require(request).then(
      () => true,
      () => false,
    );
  }

  /** @throws UnauthorizedException for everyone but programs on this machine that come directly */
  requireLoopback({ socket, headers }: IncomingMessage): void {
    if (isDirectLoopback({ remoteAddress: socket.remoteAddress, headers })) return;
    throw new UnauthorizedException(
      'Without a password only programs on this machine may do this. Set ADMIN_PASSWORD to allow it from elsewhere.',
    );
  }

  /** @throws UnauthorizedException; 429 with `retry-after` when the address has guessed too often */
  requirePassword(request: IncomingMessage, password: string): void {
    const address = clientAddress(request);
    const waitMs = this.limiter.waitMs(address);
    if (waitMs > 0) throw lockedOut(waitMs);
    if (isOneOf(this.passwords, digestOf(password))) return this.limiter.noteSuccess(address);
    this.limiter.noteFailure(address);
    throw new UnauthorizedException('The admin password is wrong.');
  }
}

function isSafe(method: string | undefined): boolean {
  return method === 'GET' || method === 'HEAD';
}

function lockedOut(retryAfterMs: number): TurnError {
  const message = `Too many wrong passwords. Try again in ${Math.ceil(retryAfterMs / 1000)} seconds.`;
  return new TurnError('rate-limited', message, { retryAfterMs });
}
