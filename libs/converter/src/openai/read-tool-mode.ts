import { invalidRequest, type Tool, type ToolChoice } from '@q2api/turn';
import { readOneOf } from '../read-json.js';

/** @throws TurnError `invalid-request` for an unknown mode, and for `required` without any tool to call. */
export function readToolMode(value: unknown, tools: readonly Tool[], path: string): ToolChoice {
  const mode = readOneOf(value, ['none', 'auto', 'required'], path);
  if (mode !== 'required') return { type: mode };
  if (tools.length === 0) throw invalidRequest(path, 'required needs at least one tool');
  return { type: 'any' };
}
