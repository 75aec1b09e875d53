import { invalidRequest } from '@q2api/turn';
import { type Fields, got, isAbsent, readArray, readName, readObject } from '../../read-json.js';
import type { ToolChanges } from './tool-changes.js';
import { readTool } from './tools.js';

/**
 * Beta block `tool_addition` or `tool_removal`: from here on a tool is offered, named or defined in place, or withdrawn.
 * @throws TurnError `invalid-request` naming the path.
 */
export function readToolChange(block: Fields, path: string, tools: ToolChanges): undefined {
  const tool = readObject(block.tool, `${path}.tool`);
  if (block.type === 'tool_removal') tools.remove(readName(tool.name, `${path}.tool.name`));
  else if (tool.type === 'tool_definition') tools.add(readTool(tool.definition, `${path}.tool.definition`));
  else if (tool.type === 'tool_reference') tools.load(readName(tool.name, `${path}.tool.name`));
  else
    throw invalidRequest(
      `${path}.tool.type`,
      `must be one of tool_reference, tool_definition${got(tool.type)}`,
    );
}

/** A list of such blocks, as a compaction carries it. */
export function readToolChanges(value: unknown, path: string, tools: ToolChanges): void {
  if (isAbsent(value)) return;
  readArray(value, path).forEach((block, index) =>
    readToolChange(readObject(block, `${path}.${index}`), `${path}.${index}`, tools),
  );
}
