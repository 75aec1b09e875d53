import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Res, UsePipes } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ClaimedLogin, LoginStatus, StartedLogin } from '@q2api/admin-contract';
import type { Response } from 'express';
import { Access } from '../access/access.decorator.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { adminValidation } from '../http/admin-validation.js';
import { closeSignal } from '../http/close-signal.js';
import { DeviceLoginService } from './device-login.service.js';
import { ChooseProfileDto } from './dto/choose-profile.dto.js';
import { StartLoginDto } from './dto/start-login.dto.js';
import { LoginClaim } from './login-claim.js';

@ApiTags('Sign-in of accounts')
@Controller('v2/auth')
@Access('admin')
@UsePipes(adminValidation)
export class DeviceLoginController {
  constructor(
    private readonly logins: DeviceLoginService,
    private readonly claims: LoginClaim,
    private readonly accounts: AccountsService,
  ) {}

  /** Begins a sign-in: a person opens `verificationUriComplete` and agrees. The gateway waits for that from now on. */
  @Post('start')
  @HttpCode(200)
  start(@Body() body: StartLoginDto): Promise<StartedLogin> {
    return this.logins.start(body);
  }

  @Get('status/:authId')
  status(@Param('authId', ParseUUIDPipe) authId: string): Promise<LoginStatus> {
    return this.logins.status(authId);
  }

  /** Chooses among several profiles of IAM Identity Center. */
  @Post('profile/:authId')
  @HttpCode(200)
  chooseProfile(
    @Param('authId', ParseUUIDPipe) authId: string,
    @Body() { profileArn }: ChooseProfileDto,
  ): Promise<LoginStatus> {
    return this.logins.chooseProfile(authId, profileArn);
  }

  /** Waits up to five minutes for the account, and hands it out once. 408: ask again; 403, 410: denied, expired. */
  @Post('claim/:authId')
  @HttpCode(200)
  async claim(
    @Param('authId', ParseUUIDPipe) authId: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ClaimedLogin> {
    const accountId = await this.claims.wait(authId, closeSignal(response));
    return { status: 'completed', account: await this.accounts.get(accountId) };
  }
}
