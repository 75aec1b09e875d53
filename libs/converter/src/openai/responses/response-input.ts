import { invalidRequest, type ContentBlock, type Message, type TextBlock } from '@q2api/turn';
import { readContent, readTextContent } from '../read-content.js';
import {
  type Fields,
  readArray,
  readName,
  readObject,
  readOptionalString,
  readString,
} from '../../read-json.js';
import { parseToolArguments } from '../tool-arguments.js';
import { unsupportedValue } from '../unsupported.js';
import { unpackThinking } from './encrypted-thinking.js';
import { readResponsePart } from './response-content.js';
import type { ResponseTools } from './response-tools.js';

/** What OpenAI's own tools leave in a history. Nothing here can read them, and the answer that used them stands by itself. */
const BUILT_IN_ITEMS =
  /^(?:web_search|file_search|computer|code_interpreter|image_generation|local_shell|shell|apply_patch|mcp|tool_search|program)(?:_\w+)?$/;

export interface ResponseConversation {
  /** Developer and system messages before the first other item. */
  system: TextBlock[];
  messages: Message[];
  /** Types of the items that were left out. */
  ignored: string[];
}

/**
 * Reads `input`. An item is a part of a turn here: reasoning, text and calls of the assistant in a row become one
 * assistant message, and the outputs of calls in a row one user message.
 * @throws TurnError `invalid-request` naming the item.
 */
export function readResponseInput(input: unknown, tools: ResponseTools): ResponseConversation {
  if (typeof input === 'string') {
    const content: ContentBlock[] = input === '' ? [] : [{ type: 'text', text: input }];
    return { system: [], messages: [{ role: 'user', content }], ignored: [] };
  }
  const reader = new ResponseInputReader(tools);
  readArray(input, 'input').forEach((value, index) => {
    const path = `input.${index}`;
    reader.push(readObject(value, path), path);
  });
  return reader.end();
}

class ResponseInputReader {
  private readonly system: TextBlock[] = [];
  private readonly messages: Message[] = [];
  private readonly ignored = new Set<string>();
  /** The message that further blocks of the same kind go to. */
  private open: { kind: 'assistant' | 'results'; content: ContentBlock[] } | undefined;

  constructor(private readonly tools: ResponseTools) {}

  push(item: Fields, path: string): void {
    switch (item.type) {
      case undefined:
      case 'message':
        return this.pushMessage(item, path);
      case 'function_call':
      case 'custom_tool_call':
        return this.pushBlocks('assistant', [this.readCall(item, path)]);
      case 'function_call_output':
      case 'custom_tool_call_output':
        return this.pushOutput(item, path);
      case 'reasoning':
        return this.pushReasoning(item, path);
      case 'additional_tools':
        return;
      case 'item_reference':
        throw unsupportedValue(`${path}.type`, 'item_reference names a stored item, send the item itself');
      default:
        return this.leaveOut(item.type, path);
    }
  }

  end(): ResponseConversation {
    const ignored = [...this.ignored].map((type) => `input.${type}`);
    if (this.messages.length > 0) return { system: this.system, messages: this.messages, ignored };
    // Instructions alone are a prompt too, and a turn needs a message to answer.
    if (this.system.length === 0) throw invalidRequest('input', 'there is nothing to answer');
    return { system: [], messages: [{ role: 'system', content: this.system }], ignored };
  }

  private pushMessage(item: Fields, path: string): void {
    const contentPath = `${path}.content`;
    switch (item.role) {
      case 'system':
      case 'developer': {
        const content = readTextContent(item.content, contentPath, readResponsePart);
        if (this.messages.length === 0) this.system.push(...content);
        else if (content.length > 0) this.startMessage({ role: 'system', content });
        return;
      }
      case 'user':
        return this.startMessage({
          role: 'user',
          content: readContent(item.content, contentPath, readResponsePart),
        });
      case 'assistant':
        return this.pushBlocks('assistant', readTextContent(item.content, contentPath, readResponsePart));
      default:
        throw invalidRequest(`${path}.role`, 'must be one of user, assistant, system, developer');
    }
  }

  private readCall(item: Fields, path: string): ContentBlock {
    const namespace = readOptionalString(item.namespace, `${path}.namespace`);
    const name = readName(item.name, `${path}.name`);
    return {
      type: 'tool-use',
      toolUseId: readName(item.call_id, `${path}.call_id`),
      name: this.tools.toFlatName({ name, ...(namespace !== undefined && { namespace }) }),
      input:
        item.type === 'custom_tool_call'
          ? { input: readString(item.input, `${path}.input`) }
          : parseToolArguments(readString(item.arguments, `${path}.arguments`)),
    };
  }

  private pushOutput(item: Fields, path: string): void {
    const toolUseId = readName(item.call_id, `${path}.call_id`);
    const content = readContent(item.output, `${path}.output`, readResponsePart);
    this.pushBlocks('results', [{ type: 'tool-result', toolUseId, content, isError: false }]);
  }

  /** Thinking is worth something upstream only with the proof that we packed into the item when it was answered. */
  private pushReasoning(item: Fields, path: string): void {
    const blob = readOptionalString(item.encrypted_content, `${path}.encrypted_content`);
    const block = blob === undefined ? undefined : unpackThinking(blob);
    if (block !== undefined) this.pushBlocks('assistant', [block]);
  }

  private leaveOut(type: unknown, path: string): void {
    if (typeof type !== 'string' || !BUILT_IN_ITEMS.test(type)) {
      throw unsupportedValue(`${path}.type`, `${JSON.stringify(type)} is not a supported input item`);
    }
    this.ignored.add(type);
  }

  private pushBlocks(kind: 'assistant' | 'results', blocks: ContentBlock[]): void {
    if (blocks.length === 0) return;
    if (this.open?.kind !== kind) {
      const content: ContentBlock[] = [];
      this.startMessage({ role: kind === 'assistant' ? 'assistant' : 'user', content });
      this.open = { kind, content };
    }
    this.open.content.push(...blocks);
  }

  private startMessage(message: Message): void {
    this.messages.push(message);
    this.open = undefined;
  }
}
