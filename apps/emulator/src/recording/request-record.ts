import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type OperationName, type WireForm } from '../server/operation-name.js';

/** `refused`: an error status was sent. `broken`: a scenario broke the stream on purpose. */
export type RequestOutcome = 'open' | 'completed' | 'refused' | 'broken' | 'aborted';

/** What a test may know about one request. Secrets are taken out before anything is recorded. */
export interface RecordedRequest {
  readonly id: number;
  /** The `x-amzn-requestid` of the response. */
  readonly requestId: string;
  readonly operation?: OperationName;
  readonly form?: WireForm;
  readonly method: string;
  /** Path with query string. */
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: unknown;
  readonly bodyBytes: number;
  readonly accountId?: string;
  readonly status?: number;
  readonly error?: { code: string; message: string; reason?: string; detail?: string };
  readonly outcome: RequestOutcome;
  /** Scenario that answered, `default` for the ordinary answer; chat only. */
  readonly scenario?: string;
  /** Times in milliseconds since the epoch. */
  readonly receivedAt: number;
  readonly firstByteAt?: number;
  readonly endedAt?: number;
  /** When the client left before the response was complete. */
  readonly abortedAt?: number;
  /** Response body bytes that the connection has taken; what still waits here for a slow reader is not counted. */
  readonly bytesAccepted: number;
}

const SECRET_HEADERS = new Set(['authorization', 'cookie', 'proxy-authorization', 'x-api-key']);

/** The live record of one request; `snapshot()` is what leaves the emulator. */
export class RequestRecord {
  operation?: OperationName;
  form?: WireForm;
  body: unknown;
  bodyBytes = 0;
  accountId?: string;
  error?: RecordedRequest['error'];
  outcome: RequestOutcome = 'open';
  scenario?: string;
  firstByteAt?: number;
  endedAt?: number;
  abortedAt?: number;
  /** Body bytes handed to the response so far. */
  bytesHandedOver = 0;

  private readonly method: string;
  private readonly url: string;
  private readonly headers: Record<string, string>;
  private response?: ServerResponse;
  private status?: number;
  private bytesAccepted = 0;

  constructor(
    readonly id: number,
    readonly requestId: string,
    readonly receivedAt: number,
    request: IncomingMessage,
    response: ServerResponse,
  ) {
    this.method = request.method ?? '';
    this.url = request.url ?? '';
    this.headers = publicHeaders(request);
    this.response = response;
  }

  /** Takes the final figures and lets go of the connection. */
  close(at: number): void {
    if (!this.response) return;
    this.endedAt = at;
    this.bytesAccepted = this.acceptedNow();
    this.status = this.response.headersSent ? this.response.statusCode : undefined;
    this.response = undefined;
  }

  snapshot(): RecordedRequest {
    const { id, requestId, operation, form, method, url, headers, body, bodyBytes, accountId } = this;
    const { error, outcome, scenario, receivedAt, firstByteAt, endedAt, abortedAt } = this;
    const status = this.response?.headersSent ? this.response.statusCode : this.status;
    return {
      ...{ id, requestId, operation, form, method, url, headers, body, bodyBytes, accountId },
      ...{ status, error, outcome, scenario, receivedAt, firstByteAt, endedAt, abortedAt },
      bytesAccepted: this.acceptedNow(),
    };
  }

  private acceptedNow(): number {
    if (!this.response) return this.bytesAccepted;
    return Math.max(0, this.bytesHandedOver - this.response.writableLength);
  }
}

function publicHeaders(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || SECRET_HEADERS.has(name)) continue;
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}
