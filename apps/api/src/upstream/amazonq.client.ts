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
  requestId?: string;
}

/** A refusal is a short JSON text; of a longer one (an HTML page) the beginning tells enough. */
const MAX_FAILURE_BYTES = 64 * 1024;

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
    const response = await this.outbound.client.request<Readable>({
      method: 'POST',
      url: `${this.config.amazonqEndpoint ?? `https://q.${region}.amazonaws.com`}/`,
      data: body,
      headers: {
        'Content-Type': 'application/x-amz-json-1.0',
        'X-Amz-Target': 'AmazonCodeWhispererStreamingService.GenerateAssistantResponse',
        Authorization: `Bearer ${accessToken}`,
        // True: the content must not be used to improve the service.
        'x-amzn-codewhisperer-optout': 'true',
      },
      responseType: 'stream',
      validateStatus: () => true,
      signal,
    });
    const headers = response.headers as Record<string, string | undefined>;
    if (response.status !== 200) {
      const text = await readText(response.data, MAX_FAILURE_BYTES);
      throw toTurnError(parseUpstreamFailure(response.status, headers, text));
    }
    return { body: response.data, requestId: headers['x-amzn-requestid'] };
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
