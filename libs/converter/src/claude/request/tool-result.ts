import { invalidRequest, type ToolResultBlock, type ToolResultContent } from '@q2api/turn';
import {
  type Fields,
  got,
  isAbsent,
  readArray,
  readName,
  readObject,
  readOptionalBoolean,
  readString,
} from '../../read-json.js';
import { readCachePoint } from './cache-point.js';
import { readDocument } from './document-blocks.js';
import { readImageBlock } from './image-block.js';
import { renderBlock } from './render-blocks.js';
import { readSearchResult } from './search-result.js';
import type { ToolChanges } from './tool-changes.js';

/** Reads a tool result; tools that it refers to are loaded. @throws TurnError `invalid-request` naming the path. */
export function readToolResult(block: Fields, path: string, tools: ToolChanges): ToolResultBlock {
  return {
    type: 'tool-result',
    toolUseId: readName(block.tool_use_id, `${path}.tool_use_id`),
    content: readContent(block.content, `${path}.content`, tools),
    isError: readOptionalBoolean(block.is_error, `${path}.is_error`) ?? false,
    ...readCachePoint(block, path),
  };
}

function readContent(content: unknown, path: string, tools: ToolChanges): ToolResultContent[] {
  if (isAbsent(content) || content === '') return [];
  if (typeof content === 'string') return [{ type: 'text', text: content }];
  return readArray(content, path).flatMap((value, index) =>
    readPart(readObject(value, `${path}.${index}`), `${path}.${index}`, tools),
  );
}

function readPart(part: Fields, path: string, tools: ToolChanges): ToolResultContent[] {
  switch (part.type) {
    case 'text':
      return [{ type: 'text', text: readString(part.text, `${path}.text`), ...readCachePoint(part, path) }];
    case 'image':
      return [readImageBlock(part, path)];
    case 'document':
      return readDocument(part, path);
    case 'search_result':
      return [readSearchResult(part, path)];
    case 'tool_reference': {
      const name = readName(part.tool_name, `${path}.tool_name`);
      tools.load(name);
      return [{ type: 'text', text: `Tool loaded: ${name}` }];
    }
    case 'browser_state':
      return [{ type: 'text', text: renderBlock(part) }];
    default:
      throw invalidRequest(
        `${path}.type`,
        `must be one of text, image, document, search_result, tool_reference, browser_state${got(part.type)}`,
      );
  }
}
