import { invalidRequest, type Tool, type ToolChoice } from '@q2api/turn';
import {
  type Fields,
  isAbsent,
  readArray,
  readName,
  readObject,
  readOptionalString,
} from '../../read-json.js';
import { readToolMode } from '../read-tool-mode.js';
import { unsupportedValue } from '../unsupported.js';
import type { ResponseTools } from './response-tools.js';

export interface ChosenTools {
  /** The tools that may be called. */
  tools: Tool[];
  toolChoice: ToolChoice;
}

/**
 * Reads `tool_choice` and leaves out the tools that it does not allow.
 * @throws TurnError `invalid-request` when it names a tool that was not offered or that the server would have to run.
 */
export function readToolChoice(value: unknown, offered: ResponseTools): ChosenTools {
  const { tools } = offered;
  if (isAbsent(value)) return { tools, toolChoice: { type: 'auto' } };
  if (typeof value === 'string') return { tools, toolChoice: readToolMode(value, tools, 'tool_choice') };
  const choice = readObject(value, 'tool_choice');
  if (choice.type === 'allowed_tools') return readAllowedTools(choice, offered);
  return { tools, toolChoice: { type: 'tool', name: readFlatName(choice, offered, 'tool_choice') } };
}

function readAllowedTools(choice: Fields, offered: ResponseTools): ChosenTools {
  const path = 'tool_choice.tools';
  const names = readArray(choice.tools, path).map((tool, index) =>
    readFlatName(readObject(tool, `${path}.${index}`), offered, `${path}.${index}`),
  );
  const tools = offered.tools.filter((tool) => names.includes(tool.name));
  return { tools, toolChoice: readToolMode(choice.mode, tools, 'tool_choice.mode') };
}

function readFlatName(reference: Fields, offered: ResponseTools, path: string): string {
  if (reference.type !== 'function' && reference.type !== 'custom') {
    throw unsupportedValue(
      `${path}.type`,
      `${JSON.stringify(reference.type)} is not a tool that can be chosen`,
    );
  }
  const namespace = readOptionalString(reference.namespace, `${path}.namespace`);
  const name = readName(reference.name, `${path}.name`);
  const toolName = { name, ...(namespace !== undefined && { namespace }) };
  if (!offered.has(toolName)) {
    throw invalidRequest(`${path}.name`, `${JSON.stringify(name)} is not one of the tools`);
  }
  return offered.toFlatName(toolName);
}
