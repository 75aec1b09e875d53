import { Injectable } from '@nestjs/common';
import type { AmazonQModel } from '@q2api/amazonq-types';
import { parseUpstreamFailure, toTurnError } from '@q2api/converter';
import { TurnError } from '@q2api/turn';
import { AppConfig } from '../../config/app-config.js';
import { OutboundHttp } from '../../outbound/outbound-http.js';
import { ORIGIN } from '../origin.js';

export interface ModelListCall {
  region: string;
  profileArn?: string | undefined;
  accessToken: string;
}

const TIMEOUT_MS = 20_000;
const PAGE_SIZE = 50;
/** More pages than any catalogue has: a server that always names a next one must end somewhere. */
const MAX_PAGES = 20;

/** Asks which models an account may use: ListAvailableModels in awsJson 1.0, as Q CLI does. */
@Injectable()
export class ModelListClient {
  constructor(
    private readonly outbound: OutboundHttp,
    private readonly config: AppConfig,
  ) {}

  /**
   * All pages of the account's catalogue.
   * @throws TurnError when the upstream refused; OutboundError when there was no answer.
   */
  async list(call: ModelListCall): Promise<AmazonQModel[]> {
    const models: AmazonQModel[] = [];
    let nextToken: string | undefined;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const answer = await this.page(call, nextToken);
      models.push(...answer.models);
      nextToken = answer.nextToken;
      if (nextToken === undefined) break;
    }
    return models;
  }

  private async page(
    { region, profileArn, accessToken }: ModelListCall,
    nextToken: string | undefined,
  ): Promise<{ models: AmazonQModel[]; nextToken?: string | undefined }> {
    const { status, headers, data } = await this.outbound.client.request<string>({
      method: 'POST',
      url: `${this.config.amazonqEndpoint ?? `https://q.${region}.amazonaws.com`}/`,
      data: JSON.stringify({ origin: ORIGIN, maxResults: PAGE_SIZE, profileArn, nextToken }),
      headers: {
        'Content-Type': 'application/x-amz-json-1.0',
        'X-Amz-Target': 'AmazonCodeWhispererService.ListAvailableModels',
        Authorization: `Bearer ${accessToken}`,
      },
      responseType: 'text',
      timeout: TIMEOUT_MS,
      validateStatus: () => true,
    });
    if (status !== 200) {
      throw toTurnError(parseUpstreamFailure(status, headers as Record<string, string | undefined>, data));
    }
    return parsePage(data);
  }
}

function parsePage(text: string): { models: AmazonQModel[]; nextToken?: string } {
  try {
    const { models, nextToken } = JSON.parse(text) as { models?: unknown; nextToken?: unknown };
    if (Array.isArray(models)) {
      return {
        models: models.filter(isModel),
        ...(typeof nextToken === 'string' && nextToken !== '' && { nextToken }),
      };
    }
  } catch {
    // Reported below, the same way as JSON of another shape.
  }
  throw new TurnError('upstream-protocol', 'The upstream sent a list of models that is not understood.');
}

function isModel(value: unknown): value is AmazonQModel {
  if (typeof value !== 'object' || value === null || !('modelId' in value)) return false;
  return typeof value.modelId === 'string' && value.modelId !== '';
}
