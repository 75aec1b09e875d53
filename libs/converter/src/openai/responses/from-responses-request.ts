import type { ResponseEcho } from '@q2api/openai-types';
import type { TextBlock, TurnRequest } from '@q2api/turn';
import { readIgnoredFields } from '../ignored-fields.js';
import { readOutputFormat } from '../output-format.js';
import {
  type Fields,
  isAbsent,
  readArray,
  readBody,
  readName,
  readObject,
  readOptionalBoolean,
  readOptionalInteger,
  readOptionalString,
} from '../../read-json.js';
import { toThinking } from '../reasoning-effort.js';
import { readResponseTools } from './read-response-tools.js';
import { refuseUnsupportedFields } from './refuse-unsupported.js';
import { toResponseEcho } from './response-echo.js';
import { readResponseInput } from './response-input.js';
import { readReasoning, type RequestedReasoning } from './response-reasoning.js';
import { readToolChoice } from './response-tool-choice.js';
import type { ResponseTools } from './response-tools.js';

export interface ResponsesClientRequest {
  turn: TurnRequest;
  stream: boolean;
  /** Names of the fields, tools and input items that were accepted without effect. */
  ignored: string[];
  form: ResponseForm;
}

/** What of a request decides how its response looks. */
export interface ResponseForm {
  echo: ResponseEcho;
  tools: ResponseTools;
  /** Thinking is shown as the summary of reasoning items. */
  showSummary: boolean;
  /** Reasoning items carry what proves the thinking to the upstream when the client sends it back. */
  includeEncrypted: boolean;
}

const ENCRYPTED_CONTENT = 'reasoning.encrypted_content';

/**
 * Reads the body of `POST /v1/responses`. Unknown fields are allowed: clients add new ones all the time.
 * @throws TurnError `invalid-request` with the path of the field at fault.
 */
export function fromResponsesRequest(value: unknown): ResponsesClientRequest {
  const body = readBody(value);
  refuseUnsupportedFields(body);
  const offered = readResponseTools(body);
  const input = readResponseInput(body.input, offered.tools);
  const reasoning = readReasoning(body.reasoning);
  const turn: TurnRequest = {
    model: readName(body.model, 'model'),
    system: [...readInstructions(body.instructions), ...input.system],
    messages: input.messages,
    ...readToolChoice(body.tool_choice, offered.tools),
    parallelToolUse: readOptionalBoolean(body.parallel_tool_calls, 'parallel_tool_calls') ?? true,
    stopSequences: [],
    ...readOptions(body, reasoning),
  };
  const include = readInclude(body.include);
  return {
    turn,
    stream: readOptionalBoolean(body.stream, 'stream') ?? false,
    ignored: [...readIgnored(body, include), ...offered.ignored, ...input.ignored],
    form: {
      echo: toResponseEcho(body, turn, reasoning, offered.echo),
      tools: offered.tools,
      showSummary: reasoning.summary !== undefined,
      includeEncrypted: include.includes(ENCRYPTED_CONTENT),
    },
  };
}

/**
 * Reads the body of `POST /v1/responses/input_tokens`, in which everything is optional.
 * @throws TurnError `invalid-request` with the path of the field at fault.
 */
export function fromInputTokensRequest(value: unknown): TurnRequest {
  const body = readBody(value);
  return fromResponsesRequest({ ...body, model: body.model ?? 'any', input: body.input ?? '' }).turn;
}

function readInstructions(value: unknown): TextBlock[] {
  const text = readOptionalString(value, 'instructions') ?? '';
  return text === '' ? [] : [{ type: 'text', text }];
}

function readOptions(
  body: Fields,
  { effort, summary }: RequestedReasoning,
): Pick<TurnRequest, 'maxOutputTokens' | 'thinking' | 'effort' | 'outputFormat' | 'sessionId'> {
  const maxOutputTokens = readOptionalInteger(body.max_output_tokens, 'max_output_tokens', 1);
  const outputFormat = readOutputFormat(readText(body).format, 'text.format');
  const sessionId = readOptionalString(body.prompt_cache_key, 'prompt_cache_key');
  return {
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    thinking: toThinking(effort, summary === undefined ? undefined : 'summarized'),
    ...(effort !== undefined && { effort }),
    ...(outputFormat !== undefined && { outputFormat }),
    ...(sessionId !== undefined && { sessionId }),
  };
}

function readText(body: Fields): Fields {
  return isAbsent(body.text) ? {} : readObject(body.text, 'text');
}

function readInclude(value: unknown): readonly unknown[] {
  return isAbsent(value) ? [] : readArray(value, 'include');
}

function readIgnored(body: Fields, include: readonly unknown[]): string[] {
  const ignored = readIgnoredFields(body);
  if (!isAbsent(readText(body).verbosity)) ignored.push('text.verbosity');
  if (body.truncation === 'auto') ignored.push('truncation');
  if (!isAbsent(body.context_management)) ignored.push('context_management');
  if (include.some((name) => name !== ENCRYPTED_CONTENT)) ignored.push('include');
  return ignored;
}
