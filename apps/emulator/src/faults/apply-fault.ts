import { setTimeout } from 'node:timers/promises';
import { type EmulatorState } from '../emulator-state.js';
import { isOidcErrorCode, OidcError } from '../oidc/oidc-error.js';
import { type Call } from '../server/call.js';
import { isOidcOperation } from '../server/operation-name.js';
import { ConnectionReset } from '../server/service-error.js';
import { type Fault } from './fault-store.js';
import { toFailure } from './to-failure.js';

/**
 * Lets a matching fault happen: waits, then throws what it says. Resolves with the fault, which may name a
 * scenario, or with `undefined` when none matched. Rejects also when the client leaves during the wait.
 */
export async function applyFault(
  state: EmulatorState,
  call: Call,
  signal: AbortSignal,
): Promise<Fault | undefined> {
  const fault = state.faults.take(call.operation, call.record.accountId);
  if (!fault) return undefined;
  if (fault.delayMs) await setTimeout(fault.delayMs, undefined, { signal });
  if (fault.reset) throw new ConnectionReset();
  if (fault.error === undefined) return fault;
  if (isOidcOperation(call.operation) && typeof fault.error === 'string' && isOidcErrorCode(fault.error)) {
    throw new OidcError(fault.error);
  }
  throw toFailure(fault.error);
}
