import { invalidRequest, type Thinking, type Tool, type ToolChoice } from '@q2api/turn';
import { isAbsent, readName, readObject, readOneOf, readOptionalBoolean } from '../../read-json.js';

export interface ClaudeToolChoice {
  toolChoice: ToolChoice;
  parallelToolUse: boolean;
}

const TYPES = ['auto', 'any', 'tool', 'none'] as const;

/**
 * Reads `tool_choice`. A call cannot be forced while thinking is on (Anthropic API).
 * @throws TurnError `invalid-request` naming the path.
 */
export function readToolChoice(value: unknown, tools: readonly Tool[], thinking: Thinking): ClaudeToolChoice {
  if (isAbsent(value)) return { toolChoice: { type: 'auto' }, parallelToolUse: true };
  const fields = readObject(value, 'tool_choice');
  const type = readOneOf(fields.type, TYPES, 'tool_choice.type');
  const path = 'tool_choice.disable_parallel_tool_use';
  const parallelToolUse = !readOptionalBoolean(fields.disable_parallel_tool_use, path);
  if (type === 'auto' || type === 'none') return { toolChoice: { type }, parallelToolUse };
  if (thinking.type === 'enabled' || thinking.type === 'adaptive') {
    throw invalidRequest('tool_choice', 'thinking may not be enabled when tool_choice forces tool use');
  }
  if (type === 'tool')
    return { toolChoice: { type, name: readToolName(fields.name, tools) }, parallelToolUse };
  if (tools.length === 0) throw invalidRequest('tool_choice', 'there are no tools to choose from');
  return { toolChoice: { type }, parallelToolUse };
}

function readToolName(value: unknown, tools: readonly Tool[]): string {
  const name = readName(value, 'tool_choice.name');
  if (!tools.some((tool) => tool.name === name)) {
    throw invalidRequest('tool_choice.name', `no tool is named ${JSON.stringify(name)}`);
  }
  return name;
}
