import type { TextBlock, TurnRequest } from '@q2api/turn';
import { isJsonObject } from './json-object.js';
import type { ModelCapabilities } from './model-capabilities.js';

const NATIVE_FIELDS = ['thinking', 'output_config', 'reasoning'];

/**
 * The turn with a request to think in `<thinking>` tags, for a model that has no thinking of its own (observed with
 * Claude 4.5); undefined when the client asked for no thinking or the model has its own.
 */
export function askForTaggedThinking(
  turn: TurnRequest,
  { requestFieldsSchema }: ModelCapabilities,
): TurnRequest | undefined {
  const properties = requestFieldsSchema?.properties;
  const isNative = isJsonObject(properties) && NATIVE_FIELDS.some((field) => field in properties);
  const text = tagsOf(turn);
  if (isNative || text === undefined) return undefined;
  const tags: TextBlock = { type: 'text', text };
  return { ...turn, system: [...turn.system, tags] };
}

function tagsOf({ thinking, effort }: TurnRequest): string | undefined {
  if (thinking.type === 'enabled') {
    const length = thinking.budgetTokens;
    const limit = length === undefined ? '' : `<max_thinking_length>${length}</max_thinking_length>`;
    return `<thinking_mode>enabled</thinking_mode>${limit}`;
  }
  if (thinking.type !== 'adaptive') return undefined;
  return `<thinking_mode>adaptive</thinking_mode><thinking_effort>${effort ?? 'high'}</thinking_effort>`;
}
