import { invalidRequest } from '@q2api/turn';
import { type Fields, got, isAbsent, isObject } from '../../read-json.js';

/** Fields that are carried out, refused elsewhere, or without an effect that a client could miss. */
const SILENT: ReadonlySet<string> = new Set([
  ...['model', 'messages', 'max_tokens', 'system', 'stream', 'tools', 'tool_choice', 'stop_sequences'],
  ...['thinking', 'output_config', 'output_format', 'metadata', 'cache_control', 'service_tier'],
  ...['inference_geo', 'container', 'mcp_servers', 'thread', 'compaction', 'fallback_credit_token'],
  ...['billing_policy', 'user_profile_id', 'workspace_id', 'anthropic_version', 'anthropic_beta', 'betas'],
]);

/** Sampling numbers and their published bounds. Upstream has no field for any of them. */
const SAMPLING: readonly (readonly [field: string, min: number, max: number])[] = [
  ['temperature', 0, 1],
  ['top_p', 0, 1],
  ['top_k', 0, Infinity],
];

/**
 * Names the fields of the body that are accepted although they change nothing, where a caller could expect an effect;
 * a field that is not known could have one.
 */
export function readIgnoredFields(body: Fields): string[] {
  const ignored = Object.keys(body).filter(
    (field) => !SILENT.has(field) && !isAbsent(body[field]) && !isDefault(field, body[field]),
  );
  if (isObject(body.output_config) && !isAbsent(body.output_config.task_budget)) {
    ignored.push('output_config.task_budget');
  }
  if (Array.isArray(body.tools) && body.tools.some((tool) => isObject(tool) && tool.strict === true)) {
    ignored.push('tools.strict');
  }
  return ignored;
}

function isDefault(field: string, value: unknown): boolean {
  return field === 'speed' && value === 'standard';
}

/**
 * Checks the sampling numbers.
 * @param refuse answer as the API does since its version 2026-10-21, which has none of them
 * @throws TurnError `invalid-request` naming the field.
 */
export function checkSampling(body: Fields, refuse: boolean): void {
  for (const [field, min, max] of SAMPLING) {
    const value = body[field];
    if (isAbsent(value)) continue;
    if (refuse) throw invalidRequest(field, 'Extra inputs are not permitted');
    if (typeof value !== 'number') throw invalidRequest(field, `must be a number${got(value)}`);
    if (value < min) throw invalidRequest(field, `must be at least ${min}`);
    if (value > max) throw invalidRequest(field, `must be at most ${max}`);
  }
}
