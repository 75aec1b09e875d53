import { TurnError } from '@q2api/turn';

/** The error of a field that cannot be honoured and would mislead if it were ignored. */
export function unsupportedParameter(path: string, problem: string): TurnError {
  return new TurnError('invalid-request', `${path}: ${problem}`, { path, code: 'unsupported_parameter' });
}

/** The error of a field that is understood, but not with this value. */
export function unsupportedValue(path: string, problem: string): TurnError {
  return new TurnError('invalid-request', `${path}: ${problem}`, { path, code: 'unsupported_value' });
}
