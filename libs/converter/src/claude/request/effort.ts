import type { Effort } from '@q2api/turn';
import { isAbsent, readObject, readOneOf } from '../../read-json.js';

const EFFORTS = ['low', 'medium', 'high', 'xhigh', 'max'] as const;

/**
 * The effort in an `output_config`, of the request or of a system message.
 * @throws TurnError `invalid-request` for an unknown one.
 */
export function readEffort(outputConfig: unknown, path: string): Effort | undefined {
  if (isAbsent(outputConfig)) return undefined;
  const { effort } = readObject(outputConfig, path);
  return isAbsent(effort) ? undefined : readOneOf(effort, EFFORTS, `${path}.effort`);
}
