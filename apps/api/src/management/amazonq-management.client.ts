import { Injectable } from '@nestjs/common';
import type { AmazonQProfile, GetUsageLimitsResponse } from '@q2api/amazonq-types';
import { parseUpstreamFailure, toTurnError } from '@q2api/converter';
import { TurnError } from '@q2api/turn';
import { AppConfig } from '../config/app-config.js';
import { OutboundHttp } from '../outbound/outbound-http.js';

const TIMEOUT_MS = 20_000;
/** The most that the service allows (AWS language servers' service model). */
const PROFILES_PAGE = 10;
/** A server that always names a next page must end somewhere. */
const MAX_PAGES = 20;

export interface ManagementCaller {
  region: string;
  accessToken: string;
  profileArn?: string;
}

/** What Amazon Q tells about an account besides chat: awsJson 1.0, as Q CLI does. */
@Injectable()
export class AmazonQManagementClient {
  constructor(
    private readonly outbound: OutboundHttp,
    private readonly config: AppConfig,
  ) {}

  /**
   * The profiles that an IAM Identity Center sign-in may use in one region.
   * @throws TurnError when the service refused; OutboundError when there was no answer
   */
  async listProfiles(caller: ManagementCaller): Promise<AmazonQProfile[]> {
    const profiles: AmazonQProfile[] = [];
    let nextToken: unknown;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const answer = await this.call('ListAvailableProfiles', caller, {
        maxResults: PROFILES_PAGE,
        nextToken,
      });
      if (Array.isArray(answer['profiles'])) profiles.push(...answer['profiles'].filter(isProfile));
      nextToken = answer['nextToken'];
      if (typeof nextToken !== 'string' || nextToken === '') break;
    }
    return profiles;
  }

  /** @throws as `listProfiles` */
  async usageLimits(caller: ManagementCaller): Promise<GetUsageLimitsResponse> {
    const { profileArn } = caller;
    return this.call('GetUsageLimits', caller, {
      origin: 'CLI',
      resourceType: 'AGENTIC_REQUEST',
      profileArn,
    });
  }

  private async call(
    operation: string,
    { region, accessToken }: ManagementCaller,
    input: object,
  ): Promise<Record<string, unknown>> {
    const { status, headers, data } = await this.outbound.client.request<string>({
      method: 'POST',
      url: `${this.config.amazonqEndpoint ?? `https://q.${region}.amazonaws.com`}/`,
      headers: {
        'Content-Type': 'application/x-amz-json-1.0',
        'X-Amz-Target': `AmazonCodeWhispererService.${operation}`,
        Authorization: `Bearer ${accessToken}`,
      },
      data: JSON.stringify(input),
      responseType: 'text',
      timeout: TIMEOUT_MS,
      validateStatus: () => true,
    });
    if (status !== 200) {
      throw toTurnError(parseUpstreamFailure(status, headers as Record<string, string | undefined>, data));
    }
    return parseObject(data);
  }
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Reported below, like JSON of another shape.
  }
  throw new TurnError('upstream-protocol', 'The upstream sent an answer that is not understood.');
}

function isProfile(value: unknown): value is AmazonQProfile {
  if (typeof value !== 'object' || value === null) return false;
  const { arn, profileName } = value as Record<string, unknown>;
  return typeof arn === 'string' && typeof profileName === 'string';
}
