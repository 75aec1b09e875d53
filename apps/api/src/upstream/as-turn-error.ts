import { EventStreamError } from '@q2api/event-stream';
import { TurnError, type TurnErrorKind } from '@q2api/turn';
import { databaseOutage } from '../database/database-outage.js';
import { type OutboundFailure, OutboundError, toOutboundError } from '../outbound/outbound-error.js';

/** Whatever broke while the upstream was asked or read, as a TurnError. */
export function asTurnError(error: unknown): TurnError {
  if (error instanceof TurnError) return error;
  if (error instanceof EventStreamError) {
    return new TurnError('upstream-protocol', PROTOCOL_TEXTS[error.code] ?? PROTOCOL_TEXT, { cause: error });
  }
  const outbound = toOutboundError(error);
  if (outbound instanceof OutboundError) {
    const [kind, message] = OUTBOUND_MEANINGS[outbound.failure];
    return new TurnError(kind, message, { cause: outbound, upstream: { code: outbound.code } });
  }
  return (
    databaseOutage(error) ??
    new TurnError('internal', 'The gateway failed to handle the request.', { cause: error })
  );
}

const PROTOCOL_TEXT = 'The upstream sent a damaged answer.';
const PROTOCOL_TEXTS: Partial<Record<EventStreamError['code'], string>> = {
  truncated: 'The upstream cut its answer off.',
};

const OUTBOUND_MEANINGS = {
  connect: ['upstream-unavailable', 'The upstream could not be reached.'],
  proxy: ['upstream-unavailable', 'The upstream could not be reached through the outbound proxy.'],
  reset: ['upstream-unavailable', 'The connection to the upstream broke.'],
  timeout: ['upstream-timeout', 'The upstream did not answer in time.'],
  aborted: ['aborted', 'The client closed the connection.'],
} satisfies Record<OutboundFailure, [TurnErrorKind, string]>;
