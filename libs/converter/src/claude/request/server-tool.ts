import type { TextBlock } from '@q2api/turn';
import { type Fields, isObject } from '../../read-json.js';
import { readCachePoint } from './cache-point.js';
import { renderBlock } from './render-blocks.js';
import type { ToolChanges } from './tool-changes.js';

/** What a tool run by Anthropic left in the history, as text; the tools that a tool search found are loaded. */
export function readServerTool(block: Fields, path: string, tools: ToolChanges): TextBlock {
  if (block.type === 'tool_search_tool_result') loadFoundTools(block.content, tools);
  return { type: 'text', text: renderBlock(block), ...readCachePoint(block, path) };
}

function loadFoundTools(content: unknown, tools: ToolChanges): void {
  if (!isObject(content) || !Array.isArray(content.tool_references)) return;
  for (const reference of content.tool_references) {
    if (isObject(reference) && typeof reference.tool_name === 'string') tools.load(reference.tool_name);
  }
}
