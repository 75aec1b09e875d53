import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { parseUpstreamFailure, toTurnError } from '@q2api/converter';
import { AppConfig } from '../config/app-config.js';
import { OutboundHttp } from '../outbound/outbound-http.js';

export interface AmazonQCall {
  /** A GenerateAssistantResponse request as JSON. */
  body: Buffer;
  region: string;
  accessToken: string;
  signal: AbortSignal;
}

export interface AmazonQAnswer {
  /** Bytes of `application/vnd.amazon.eventstream`. */
  body: Readable;
  requestId?: string | undefined;
}

/** A refusal is a short JSON text; of a longer one (an HTML page) the beginning tells enough. */
const MAX_FAILURE_BYTES = 64 * 1024;

const CONSTANT_HEADERS = Object.entries({
  'Content-Type': 'application/x-amz-json-1.0',
  'X-Amz-Target': 'AmazonCodeWhispererStreamingService.GenerateAssistantResponse',
  // True: the content must not be used to improve the service.
  'x-amzn-codewhisperer-optout': 'true',
}).flat();

/** Speaks to Amazon Q's streaming service in awsJson 1.0, as Q CLI does (AWS model codewhisperer-streaming 1.0.45). */
@Injectable()
export class AmazonQClient {
  constructor(
    private readonly outbound: OutboundHttp,
    private readonly config: AppConfig,
  ) {}

  /**
   * Sends one request; resolves when the upstream has accepted it.
   * @throws TurnError when it refused; OutboundError when there was no answer.
   */
  async open({ body, region, accessToken, signal }: AmazonQCall): Promise<AmazonQAnswer> {
    const {
      status,
      headers,
      body: answer,
    } = await this.outbound.stream(this.urlOf(region), {
      headers: [...CONSTANT_HEADERS, 'Authorization', `Bearer ${accessToken}`],
      body,
      signal,
    });
    if (status !== 200) {
      throw toTurnError(parseUpstreamFailure(status, headers, await readText(answer, MAX_FAILURE_BYTES)));
    }
    return { body: answer, requestId: headers['x-amzn-requestid'] as string | undefined };
  }

  private urlOf(region: string): string {
    return `${this.config.amazonqEndpoint ?? `https://q.${region}.amazonaws.com`}/`;
  }
}

async function readText(body: Readable, limitBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= limitBytes) break;
  }
  return Buffer.concat(chunks).toString('utf8', 0, limitBytes);
}
