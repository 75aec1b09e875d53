import { type ContentBlock, invalidRequest, type JsonObject } from '@q2api/turn';
import {
  type Fields,
  got,
  isAbsent,
  readArray,
  readName,
  readObject,
  readOptionalString,
  readString,
} from '../../read-json.js';
import { readCachePoint } from './cache-point.js';
import { readDocument } from './document-blocks.js';
import { readImageBlock } from './image-block.js';
import { refuseFileSource } from './refuse-unsupported.js';
import { readSearchResult } from './search-result.js';
import { readServerTool } from './server-tool.js';
import { readToolChange } from './tool-change-blocks.js';
import type { ToolChanges } from './tool-changes.js';
import { readToolResult } from './tool-result.js';

/** What one block of the client becomes: nothing, one block or several. */
type BlockReader = (
  block: Fields,
  path: string,
  tools: ToolChanges,
) => ContentBlock | ContentBlock[] | undefined;

const READERS: ReadonlyMap<unknown, BlockReader> = new Map<string, BlockReader>([
  ['text', readText],
  ['image', readImageBlock],
  ['document', readDocument],
  ['search_result', readSearchResult],
  ['thinking', readThinkingBlock],
  ['redacted_thinking', readRedactedThinking],
  ['tool_use', readToolUse],
  ['tool_result', readToolResult],
  ['server_tool_use', readServerTool],
  ['web_search_tool_result', readServerTool],
  ['web_fetch_tool_result', readServerTool],
  ['code_execution_tool_result', readServerTool],
  ['bash_code_execution_tool_result', readServerTool],
  ['text_editor_code_execution_tool_result', readServerTool],
  ['tool_search_tool_result', readServerTool],
  ['advisor_tool_result', readServerTool],
  ['mcp_tool_use', readServerTool],
  ['mcp_tool_result', readServerTool],
  ['mcp_tool_listing', readServerTool],
  ['container_upload', refuseUpload],
  ['tool_addition', readToolChange],
  ['tool_removal', readToolChange],
  // A failed compaction (one with a summary was taken out before), and the note that a fallback happened: no content.
  ['compaction', () => undefined],
  ['fallback', () => undefined],
]);

/**
 * Reads the content of one message: a text, or blocks. Empty texts are left out, since they say nothing.
 * @param tools takes what the blocks say about tools
 * @param from index of the first block to read
 * @throws TurnError `invalid-request` naming the block.
 */
export function readContent(content: unknown, path: string, tools: ToolChanges, from = 0): ContentBlock[] {
  if (typeof content === 'string') return content === '' ? [] : [{ type: 'text', text: content }];
  const blocks: ContentBlock[] = [];
  const list = readArray(content, path);
  for (let index = from; index < list.length; index++) {
    const blockPath = `${path}.${index}`;
    const block = readObject(list[index], blockPath);
    const read = READERS.get(block.type);
    if (read === undefined) {
      throw invalidRequest(`${blockPath}.type`, `must be a known content block type${got(block.type)}`);
    }
    const result = read(block, blockPath, tools);
    if (Array.isArray(result)) blocks.push(...result);
    else if (result !== undefined) blocks.push(result);
  }
  return blocks;
}

function readText(block: Fields, path: string): ContentBlock | undefined {
  const text = readString(block.text, `${path}.text`);
  return text === '' ? undefined : { type: 'text', text, ...readCachePoint(block, path) };
}

/** Clients that got no signature send an empty one back (Claude Code, observed). */
function readThinkingBlock(block: Fields, path: string): ContentBlock {
  const thinking = readString(block.thinking, `${path}.thinking`);
  const signature = readOptionalString(block.signature, `${path}.signature`);
  return { type: 'thinking', thinking, ...(signature && { signature }) };
}

function readRedactedThinking(block: Fields, path: string): ContentBlock {
  return { type: 'thinking', thinking: '', redacted: readName(block.data, `${path}.data`) };
}

function readToolUse(block: Fields, path: string): ContentBlock {
  const input = isAbsent(block.input) ? {} : readObject(block.input, `${path}.input`);
  return {
    type: 'tool-use',
    toolUseId: readName(block.id, `${path}.id`),
    name: readName(block.name, `${path}.name`),
    input: input as JsonObject,
    ...readCachePoint(block, path),
  };
}

function refuseUpload(_block: Fields, path: string): never {
  throw refuseFileSource(path);
}
