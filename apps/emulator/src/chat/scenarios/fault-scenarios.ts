import { encodeEvent, encodeFrame } from '@q2api/event-stream';
import { ConnectionReset } from '../../server/service-error.js';
import { type ErrorSpec } from '../../faults/error-rows.js';
import { findErrorRow, toFailure } from '../../faults/to-failure.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../server/json.js';
import { trailerSteps } from '../answer/trailer-steps.js';
import { misuse } from '../markers/misuse.js';
import { numberOr, objectOrEmpty, stringOr } from '../markers/parameter.js';
import { event, exception, type Step, wait } from '../stream/step.js';
import { type Scenario } from './scenario.js';
import { someText } from './text-scenarios.js';

/** Text deltas before something happens, if the parameter does not say. */
const AFTER = 3;

/** An error status: the name of a row, or `{status, code, message, reason, headers, body}`. */
export const error: Scenario = (_turn, parameter) => {
  if (typeof parameter === 'string') throw toFailure(parameter);
  throw toFailure(toErrorSpec(objectOrEmpty(parameter)));
};

/** The connection is reset before any response byte. */
export const resetBeforeResponse: Scenario = () => {
  throw new ConnectionReset();
};

/** An exception frame instead of an answer: an error row's name, or `{exception, message, reason}`. */
export const earlyException: Scenario = function* (_turn, parameter) {
  yield exceptionStep(parameter);
};

/** An exception frame after `after` text deltas; the parameter is that of `early-exception`. */
export const midStreamException: Scenario = function* (turn, parameter) {
  const last = exceptionStep(parameter);
  yield* someText(turn, afterOf(parameter));
  yield last;
};

/** An exception frame whose payload is not JSON. */
export const plainTextException: Scenario = function* (turn, parameter) {
  yield* someText(turn, afterOf(parameter));
  const bytes = encodeFrame({
    headers: [
      [':message-type', { type: 'string', value: 'exception' }],
      [':exception-type', { type: 'string', value: 'InternalServerException' }],
      [':content-type', { type: 'string', value: 'text/plain' }],
    ],
    payload: Buffer.from('Something went wrong.'),
  });
  yield { type: 'bytes', bytes };
};

/** An unmodelled error: a frame of `:message-type` `error` with code and message in its headers. */
export const midStreamError: Scenario = function* (turn, parameter) {
  yield* someText(turn, afterOf(parameter));
  const bytes = encodeFrame({
    headers: [
      [':message-type', { type: 'string', value: 'error' }],
      [':error-code', { type: 'string', value: 'InternalError' }],
      [':error-message', { type: 'string', value: 'An internal error occurred.' }],
    ],
    payload: Buffer.alloc(0),
  });
  yield { type: 'bytes', bytes };
};

/** An `invalidStateEvent` after `after` text deltas (0 if not said). */
export const invalidState: Scenario = function* (turn, parameter) {
  yield* someText(turn, numberOr(objectOrEmpty(parameter)['after'], 0));
  yield event('invalidStateEvent', { reason: 'INVALID_TASK_ASSIST_PLAN', message: 'Invalid state.' });
};

/** The body ends, as HTTP sees it properly, within a frame. */
export const truncatedFrame: Scenario = function* (turn, parameter) {
  yield* someText(turn, afterOf(parameter));
  const bytes = encodeEvent('assistantResponseEvent', { content: 'this text never arrives whole' });
  yield { type: 'bytes', bytes: bytes.subarray(0, bytes.length - 20) };
};

/** A frame with a payload that its message CRC does not fit; the stream goes on behind it. */
export const badCrc: Scenario = function* (turn, parameter) {
  yield* corruptFrame(turn, parameter, (frame) => frame.length - 8);
};

/** A frame whose prelude does not fit its CRC. */
export const badPreludeCrc: Scenario = function* (turn, parameter) {
  yield* corruptFrame(turn, parameter, () => 8);
};

function* corruptFrame(
  turn: Parameters<Scenario>[0],
  parameter: JsonValue | undefined,
  position: (frame: Buffer) => number,
): Generator<Step> {
  yield* someText(turn, afterOf(parameter));
  const frame = Buffer.from(encodeEvent('assistantResponseEvent', { content: 'corrupted' }));
  const index = position(frame);
  frame[index] = (frame[index] ?? 0) ^ 1;
  yield { type: 'bytes', bytes: frame };
  yield* trailerSteps(turn, 'END_TURN');
}

/** TCP reset after `after` text deltas. */
export const reset: Scenario = function* (turn, parameter) {
  yield* someText(turn, afterOf(parameter));
  yield { type: 'reset' };
};

/** The connection is closed after `after` text deltas, without the end of the HTTP message. */
export const close: Scenario = function* (turn, parameter) {
  yield* someText(turn, afterOf(parameter));
  yield { type: 'close' };
};

/** A silence of `ms` after `after` text deltas; then the answer goes on. */
export const idle: Scenario = function* (turn, parameter) {
  yield* someText(turn, afterOf(parameter));
  yield wait(numberOr(objectOrEmpty(parameter)['ms'], 1000));
  yield* someText(turn, AFTER);
  yield* trailerSteps(turn, 'END_TURN');
};

/** Silence without end after `after` text deltas. */
export const hang: Scenario = function* (turn, parameter) {
  yield* someText(turn, afterOf(parameter));
  yield { type: 'hang' };
};

function afterOf(parameter: JsonValue | undefined): number {
  return isJsonObject(parameter) ? numberOr(parameter['after'], AFTER) : AFTER;
}

function exceptionStep(parameter: JsonValue | undefined): Step {
  if (typeof parameter === 'string') {
    const { code = 'InternalServerException', message, reason } = findErrorRow(parameter);
    return exception(code, { message, ...(reason && { reason }) });
  }
  const options = objectOrEmpty(parameter);
  const message = stringOr(options['message'], 'Encountered an unexpected error.');
  const reason = options['reason'];
  return exception(stringOr(options['exception'], 'InternalServerException'), {
    message,
    ...(reason !== undefined && { reason }),
  });
}

function toErrorSpec(options: JsonObject): ErrorSpec {
  if (typeof options['status'] !== 'number') throw misuse('error needs a status');
  return options as unknown as ErrorSpec;
}
