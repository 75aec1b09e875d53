import { type OperationName } from '../server/operation-name.js';
import { type OidcErrorCode } from '../oidc/oidc-error.js';
import { type ErrorRowName, type ErrorSpec } from './error-rows.js';

/** Something that goes wrong for requests that match, after their bearer token was accepted. */
export interface Fault {
  /** Absent: any operation. */
  operation?: OperationName;
  /** Absent: any account. */
  accountId?: string;
  /** For how many requests; absent: until it is removed. */
  times?: number;
  /** Wait before anything else, in milliseconds. */
  delayMs?: number;
  /** Answer with this error: an error row, one in full, or for OIDC operations an OIDC error. */
  error?: ErrorRowName | OidcErrorCode | ErrorSpec;
  /** Reset the connection without an answer. */
  reset?: boolean;
  /** Chat only: answer as if this stood in a marker, such as `mid-stream-exception {"after": 2}`. */
  scenario?: string;
}

export interface StoredFault extends Fault {
  id: number;
}

export class FaultStore {
  private faults: StoredFault[] = [];
  private lastId = 0;

  add(fault: Fault): StoredFault {
    const stored = { ...fault, id: ++this.lastId };
    this.faults.push(stored);
    return stored;
  }

  /** The oldest fault that matches; one of its times is used up. */
  take(operation: OperationName, accountId: string | undefined): Fault | undefined {
    const fault = this.faults.find(
      (candidate) =>
        (candidate.operation ?? operation) === operation &&
        (candidate.accountId === undefined || candidate.accountId === accountId),
    );
    if (fault?.times !== undefined && --fault.times <= 0) this.remove(fault.id);
    return fault;
  }

  list(): StoredFault[] {
    return this.faults.map((fault) => ({ ...fault }));
  }

  remove(id: number): void {
    this.faults = this.faults.filter((fault) => fault.id !== id);
  }

  clear(): void {
    this.faults = [];
  }
}
