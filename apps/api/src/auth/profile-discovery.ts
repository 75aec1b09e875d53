import { Injectable } from '@nestjs/common';
import type { LoginProfile } from '@q2api/admin-contract';
import { API_REGIONS, PROFILE_ARN } from '../accounts/regions.js';
import { AmazonQManagementClient } from '../management/amazonq-management.client.js';

/** Finds the profiles that an IAM Identity Center sign-in may use, in all regions of the service (Q CLI). */
@Injectable()
export class ProfileDiscovery {
  constructor(private readonly management: AmazonQManagementClient) {}

  /** @throws TurnError, OutboundError when no region answered; a region that refuses has no profiles */
  async find(accessToken: string): Promise<LoginProfile[]> {
    const answers = await Promise.allSettled(API_REGIONS.map((region) => this.findIn(region, accessToken)));
    const found = answers.filter((answer) => answer.status === 'fulfilled').flatMap(({ value }) => value);
    const failed = answers.find((answer) => answer.status === 'rejected');
    if (found.length === 0 && failed !== undefined) throw failed.reason;
    // Both regions may know the same profile.
    return [...new Map(found.map((profile) => [profile.arn, profile])).values()];
  }

  private async findIn(region: string, accessToken: string): Promise<LoginProfile[]> {
    const profiles = await this.management.listProfiles({ region, accessToken });
    return profiles
      .filter(({ arn }) => PROFILE_ARN.test(arn))
      .map(({ arn, profileName }) => ({ arn, name: profileName, region: arn.split(':')[3] ?? region }));
  }
}
