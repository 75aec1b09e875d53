import { invalidRequest, type Tool, type ToolChoice } from '@q2api/turn';
import { type Fields, isAbsent, readArray, readName, readObject } from '../../read-json.js';
import { readToolMode } from '../read-tool-mode.js';

export interface ChosenTools {
  /** The tools that may be called. */
  tools: Tool[];
  toolChoice: ToolChoice;
}

/**
 * Reads `tool_choice`, or the deprecated `function_call`, and leaves out the tools that it does not allow.
 * @throws TurnError `invalid-request` when it names a tool that was not offered.
 */
export function readToolChoice(body: Fields, tools: Tool[], legacy: boolean): ChosenTools {
  const field = legacy ? 'function_call' : 'tool_choice';
  const value = body[field];
  if (isAbsent(value)) return { tools, toolChoice: { type: 'auto' } };
  if (typeof value === 'string') return { tools, toolChoice: readToolMode(value, tools, field) };
  const choice = readObject(value, field);
  if (choice.type === 'allowed_tools') {
    const path = `${field}.allowed_tools`;
    return readAllowedTools(readObject(choice.allowed_tools, path), tools, path);
  }
  return { tools, toolChoice: { type: 'tool', name: readToolName(choice, tools, field) } };
}

function readAllowedTools(allowed: Fields, tools: Tool[], path: string): ChosenTools {
  const names = readArray(allowed.tools, `${path}.tools`).map((item, index) =>
    readToolName(readObject(item, `${path}.tools.${index}`), tools, `${path}.tools.${index}`),
  );
  const chosen = tools.filter((tool) => names.includes(tool.name));
  return { tools: chosen, toolChoice: readToolMode(allowed.mode, chosen, `${path}.mode`) };
}

/** `{type:"function", function:{name}}`, `{type:"custom", custom:{name}}` or the deprecated `{name}`. */
function readToolName(choice: Fields, tools: Tool[], path: string): string {
  const kind = ['function', 'custom'].find((key) => choice.type === key);
  const fields = kind === undefined ? choice : readObject(choice[kind], `${path}.${kind}`);
  const namePath = kind === undefined ? `${path}.name` : `${path}.${kind}.name`;
  if (kind === undefined && !isAbsent(choice.type)) {
    throw invalidRequest(`${path}.type`, 'must be function, custom or allowed_tools');
  }
  const name = readName(fields.name, namePath);
  if (!tools.some((tool) => tool.name === name)) {
    throw invalidRequest(namePath, `${JSON.stringify(name)} is not one of the tools`);
  }
  return name;
}
