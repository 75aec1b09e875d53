import { type IncomingMessage, type ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { type OperationName } from '../server/operation-name.js';
import { RequestRecord, type RecordedRequest } from './request-record.js';

export interface RequestFilter {
  operation?: OperationName;
  accountId?: string;
  outcome?: RecordedRequest['outcome'];
}

/** Enough for every test; parsed bodies take a few times as much memory as their bytes. */
const MAX_BODY_BYTES_KEPT = 64 * 1024 * 1024;

/** The latest requests, oldest first; bounded so that a benchmark does not fill the memory. */
export class RequestLog {
  private records: RequestRecord[] = [];
  private withBody: RequestRecord[] = [];
  private bytesKept = 0;
  private lastId = 0;

  constructor(
    private readonly capacity: number,
    private readonly now: () => number,
  ) {}

  open(request: IncomingMessage, response: ServerResponse): RequestRecord {
    const record = new RequestRecord(++this.lastId, randomUUID(), this.now(), request, response);
    this.records.push(record);
    if (this.records.length >= 2 * this.capacity) this.records = this.records.slice(-this.capacity);
    return record;
  }

  list(filter: RequestFilter = {}): RecordedRequest[] {
    return this.records
      .slice(-this.capacity)
      .filter((record) => matches(record, filter))
      .map((record) => record.snapshot());
  }

  /** Notes the body of a request. Older bodies are forgotten when they become too many or too large. */
  keepBody(record: RequestRecord, body: unknown, bytes: number): void {
    record.body = body;
    record.bodyBytes = bytes;
    this.withBody.push(record);
    this.bytesKept += bytes;
    while (this.bytesKept > MAX_BODY_BYTES_KEPT || this.withBody.length > this.capacity)
      this.dropOldestBody();
  }

  clear(): void {
    this.records = [];
    this.withBody = [];
    this.bytesKept = 0;
  }

  private dropOldestBody(): void {
    const oldest = this.withBody.shift();
    if (!oldest) return;
    oldest.body = undefined;
    this.bytesKept -= oldest.bodyBytes;
  }
}

function matches(record: RequestRecord, filter: RequestFilter): boolean {
  return (
    (filter.operation === undefined || record.operation === filter.operation) &&
    (filter.accountId === undefined || record.accountId === filter.accountId) &&
    (filter.outcome === undefined || record.outcome === filter.outcome)
  );
}
