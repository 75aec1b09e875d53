import { type IncomingMessage, type ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { type OperationName } from '../server/operation-name.js';
import { RequestRecord, type RecordedRequest } from './request-record.js';

export interface RequestFilter {
  operation?: OperationName;
  accountId?: string;
  outcome?: RecordedRequest['outcome'];
}

/** The latest requests, oldest first; bounded so that a benchmark does not fill the memory. */
export class RequestLog {
  private records: RequestRecord[] = [];
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

  clear(): void {
    this.records = [];
  }
}

function matches(record: RequestRecord, filter: RequestFilter): boolean {
  return (
    (filter.operation === undefined || record.operation === filter.operation) &&
    (filter.accountId === undefined || record.accountId === filter.accountId) &&
    (filter.outcome === undefined || record.outcome === filter.outcome)
  );
}
