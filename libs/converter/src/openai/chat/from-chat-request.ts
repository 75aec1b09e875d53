import { invalidRequest, type TurnRequest } from '@q2api/turn';
import { readIgnoredFields } from '../ignored-fields.js';
import { readOutputFormat } from '../output-format.js';
import {
  type Fields,
  isAbsent,
  readBody,
  readName,
  readObject,
  readOptionalBoolean,
  readOptionalInteger,
  readOptionalString,
  readString,
} from '../../read-json.js';
import { readEffort, toThinking } from '../reasoning-effort.js';
import { readChatMessages } from './chat-messages.js';
import { readToolChoice } from './chat-tool-choice.js';
import { readChatTools, type ToolCallForms } from './chat-tools.js';
import { refuseUnsupportedFields } from './refuse-unsupported.js';

export interface ChatClientRequest {
  turn: TurnRequest;
  stream: boolean;
  /** A last chunk with the usage was asked for. */
  includeUsage: boolean;
  /** Names of the fields that were accepted without effect. */
  ignored: string[];
  /** Reasoning was asked for, so it may be shown in `reasoning_content`. */
  showReasoning: boolean;
  callForms: ToolCallForms;
}

/**
 * Reads the body of `POST /v1/chat/completions`. Unknown fields are allowed: clients add new ones all the time.
 * @throws TurnError `invalid-request` with the path of the field at fault.
 */
export function fromChatRequest(value: unknown): ChatClientRequest {
  const body = readBody(value);
  refuseUnsupportedFields(body);
  const model = readName(body.model, 'model');
  const { system, messages } = readChatMessages(body.messages);
  const { tools: offered, forms: callForms } = readChatTools(body);
  const { tools, toolChoice } = readToolChoice(body, offered, callForms.legacy);
  const effort = readEffort(body.reasoning_effort, 'reasoning_effort');
  const showReasoning = effort !== undefined && effort !== 'none';
  const maxOutputTokens = readMaxTokens(body);
  const outputFormat = readOutputFormat(body.response_format, 'response_format', 'json_schema');
  const sessionId = readOptionalString(body.prompt_cache_key, 'prompt_cache_key');
  return {
    turn: {
      model,
      system,
      messages,
      tools,
      toolChoice,
      // The deprecated form has room for one call only.
      parallelToolUse:
        !callForms.legacy && (readOptionalBoolean(body.parallel_tool_calls, 'parallel_tool_calls') ?? true),
      stopSequences: readStop(body.stop),
      ...(maxOutputTokens !== undefined && { maxOutputTokens }),
      thinking: toThinking(effort, showReasoning ? 'summarized' : undefined),
      ...(effort !== undefined && { effort }),
      ...(outputFormat !== undefined && { outputFormat }),
      ...(sessionId !== undefined && { sessionId }),
    },
    stream: readOptionalBoolean(body.stream, 'stream') ?? false,
    includeUsage: readIncludeUsage(body.stream_options),
    ignored: readIgnoredFields(body),
    showReasoning,
    callForms,
  };
}

/** `max_tokens` is the older name; the newer one wins. */
function readMaxTokens(body: Fields): number | undefined {
  return (
    readOptionalInteger(body.max_completion_tokens, 'max_completion_tokens', 1) ??
    readOptionalInteger(body.max_tokens, 'max_tokens', 1)
  );
}

function readStop(value: unknown): string[] {
  if (isAbsent(value)) return [];
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (!Array.isArray(value) || value.length > 4) {
    throw invalidRequest('stop', 'must be a string or an array of up to 4 strings');
  }
  return value.map((text, index) => readString(text, `stop.${index}`)).filter((text) => text !== '');
}

function readIncludeUsage(value: unknown): boolean {
  if (isAbsent(value)) return false;
  const options = readObject(value, 'stream_options');
  return readOptionalBoolean(options.include_usage, 'stream_options.include_usage') ?? false;
}
