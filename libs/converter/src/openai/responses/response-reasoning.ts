import type { ResponseReasoning } from '@q2api/openai-types';
import type { Effort } from '@q2api/turn';
import { isAbsent, readObject, readOneOf } from '../../read-json.js';
import { readEffort } from '../reasoning-effort.js';

export interface RequestedReasoning {
  effort?: Effort;
  summary?: NonNullable<ResponseReasoning['summary']>;
}

/** Reads `reasoning`. @throws TurnError `invalid-request` for an unknown effort or kind of summary. */
export function readReasoning(value: unknown): RequestedReasoning {
  if (isAbsent(value)) return {};
  const { effort: effortValue, summary } = readObject(value, 'reasoning');
  const effort = readEffort(effortValue, 'reasoning.effort');
  return {
    ...(effort !== undefined && { effort }),
    ...(!isAbsent(summary) && {
      summary: readOneOf(summary, ['auto', 'concise', 'detailed'], 'reasoning.summary'),
    }),
  };
}
