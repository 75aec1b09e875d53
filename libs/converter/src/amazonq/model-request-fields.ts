import type { Effort, JsonObject, JsonValue, Thinking, TurnRequest } from '@q2api/turn';
import { isJsonObject } from './json-object.js';
import { schemaValidator } from './schema-validator.js';
import type { ModelCapabilities } from './model-capabilities.js';
import type { Repairs } from './repairs.js';

const EFFORTS: readonly Effort[] = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'];

/**
 * `additionalModelRequestFields`: thinking, effort and the ceiling of the answer, as far as the model's advertised
 * schema takes them. The upstream refuses any field a model does not know (observed), so each one is tried against the
 * schema and left out when it does not pass. Undefined when nothing is to be sent.
 */
export function modelRequestFields(
  turn: TurnRequest,
  capabilities: ModelCapabilities,
  repairs: Repairs,
): JsonObject | undefined {
  const schema = capabilities.requestFieldsSchema;
  if (schema === undefined) return undefined;
  const isValid = schemaValidator(schema);
  let fields: JsonObject = {};
  const tryField = (name: string, values: readonly JsonValue[]): void => {
    const accepted = values.map((value) => ({ ...fields, [name]: value })).find(isValid);
    if (accepted !== undefined) fields = accepted;
    else if (values.length > 0) repairs.count('omittedFields');
  };

  const properties = isJsonObject(schema.properties) ? schema.properties : {};
  for (const name of ['output_config', 'reasoning']) {
    const effort = effortFor(turn, properties[name], repairs);
    if (effort !== undefined) tryField(name, [{ effort }]);
  }
  if ('thinking' in properties) tryField('thinking', thinkingForms(turn, 'output_config' in fields));
  const ceiling = outputCeiling(turn.maxOutputTokens, properties.max_tokens, capabilities);
  if (ceiling !== undefined) tryField('max_tokens', [ceiling]);
  return Object.keys(fields).length > 0 ? fields : undefined;
}

/** The wanted effort, or the nearest one below it that the model offers, else its lowest. */
function effortFor(turn: TurnRequest, property: JsonValue | undefined, repairs: Repairs): Effort | undefined {
  const offered = offeredEfforts(property);
  const wanted =
    turn.effort ?? (turn.thinking.type === 'disabled' && offered.includes('none') ? 'none' : undefined);
  if (wanted === undefined || offered.length === 0) return undefined;
  const limit = EFFORTS.indexOf(wanted);
  const effort = offered.findLast((candidate) => EFFORTS.indexOf(candidate) <= limit) ?? offered[0];
  if (effort !== wanted) repairs.count('clampedFields');
  return effort;
}

/** From lowest to highest: `properties.effort.enum` of `output_config` (Claude) or `reasoning` (GPT) (observed). */
function offeredEfforts(property: JsonValue | undefined): Effort[] {
  const members = isJsonObject(property) && isJsonObject(property.properties) ? property.properties : {};
  const values =
    isJsonObject(members.effort) && Array.isArray(members.effort.enum) ? members.effort.enum : [];
  return EFFORTS.filter((effort) => values.includes(effort));
}

/**
 * The forms of `thinking` to try, best first. With an effort given, thinking is sent only when the client cares how it
 * is displayed: the effort alone keeps the model thinking between tool calls, adaptive thinking may not (observed).
 */
function thinkingForms({ thinking }: TurnRequest, hasEffort: boolean): JsonValue[] {
  if (thinking.type === 'default') return [];
  if (thinking.type === 'disabled') return [{ type: 'disabled' }];
  const display = thinking.display;
  if (hasEffort && display === undefined) return [];
  const plain = plainThinkingForms(thinking);
  return display === undefined ? plain : [...plain.map((form) => ({ ...form, display })), ...plain];
}

function plainThinkingForms(thinking: Thinking): JsonObject[] {
  const adaptive: JsonObject = { type: 'adaptive' };
  if (thinking.type !== 'enabled' || thinking.budgetTokens === undefined) return [adaptive];
  return [{ type: 'enabled', budget_tokens: thinking.budgetTokens }, adaptive];
}

/** The client's ceiling within the model's bounds. Clients send one number to every model, so bounds are no error. */
function outputCeiling(
  wanted: number | undefined,
  property: JsonValue | undefined,
  { maxOutputTokens }: ModelCapabilities,
): number | undefined {
  if (wanted === undefined || !isJsonObject(property)) return undefined;
  const minimum = typeof property.minimum === 'number' ? property.minimum : 1;
  const maximum = typeof property.maximum === 'number' ? property.maximum : maxOutputTokens;
  return Math.max(minimum, Math.min(wanted, maximum));
}
