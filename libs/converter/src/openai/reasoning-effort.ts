import type { Effort, Thinking, ThinkingDisplay } from '@q2api/turn';
import { isAbsent, readOneOf } from '../read-json.js';

const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const satisfies Effort[];

/** @throws TurnError `invalid-request` for an unknown effort. */
export function readEffort(value: unknown, path: string): Effort | undefined {
  return isAbsent(value) ? undefined : readOneOf(value, EFFORTS, path);
}

/** OpenAI has one dial for whether and how much to think: `none` switches it off, anything else leaves it to the model. */
export function toThinking(effort: Effort | undefined, display: ThinkingDisplay | undefined): Thinking {
  if (effort === 'none') return { type: 'disabled' };
  if (effort === undefined && display === undefined) return { type: 'default' };
  return { type: 'adaptive', ...(display !== undefined && { display }) };
}
