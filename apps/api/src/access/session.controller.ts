import {
  Body,
  Controller,
  Delete,
  ForbiddenException,
  Get,
  HttpCode,
  Post,
  Req,
  Res,
  UsePipes,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Session } from '@q2api/admin-contract';
import type { Request, Response } from 'express';
import { adminValidation } from '../http/admin-validation.js';
import { Access } from './access.decorator.js';
import { AdminAccess } from './admin-access.js';
import { AdminSessions } from './admin-sessions.js';
import { isSameOrigin } from './is-direct-loopback.js';
import { readSessionCookie, sessionCookie } from './session-cookie.js';
import { SignInDto } from './sign-in.dto.js';

@ApiTags('Session')
@Controller('v2/session')
@Access('sign-in')
@UsePipes(adminValidation)
export class SessionController {
  constructor(
    private readonly access: AdminAccess,
    private readonly sessions: AdminSessions,
  ) {}

  /** Whether a password is needed, and was given. */
  @Get()
  async read(@Req() request: Request): Promise<Session> {
    return { required: this.access.needsPassword, signedIn: await this.access.isAdmin(request) };
  }

  /** Signs in at the console: the answer sets the session cookie. 429 after too many wrong passwords. */
  @Post()
  @HttpCode(200)
  async signIn(
    @Body() { password }: SignInDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Session> {
    // Another site must not be able to sign a browser in, either.
    if (!isSameOrigin(request.headers)) throw new ForbiddenException('Sign in from a page of this server.');
    if (!this.access.needsPassword) return { required: false, signedIn: true };
    this.access.requirePassword(request, password);
    response.setHeader('set-cookie', sessionCookie(request, await this.sessions.open()));
    return { required: true, signedIn: true };
  }

  @Delete()
  @HttpCode(204)
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const token = readSessionCookie(request);
    if (token !== undefined) await this.sessions.close(token);
    response.setHeader('set-cookie', sessionCookie(request));
  }
}
