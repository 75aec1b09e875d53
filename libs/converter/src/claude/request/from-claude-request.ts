import type { TurnRequest } from '@q2api/turn';
import {
  type Fields,
  isAbsent,
  readArray,
  readInteger,
  readName,
  readBody,
  readOptionalBoolean,
  readString,
} from '../../read-json.js';
import { type ThinkingOutput, toThinkingOutput } from '../answer/thinking-output.js';
import { markLastBlock } from './cache-point.js';
import { readEffort } from './effort.js';
import { checkSampling, readIgnoredFields } from './ignored-fields.js';
import { readMessages } from './messages.js';
import { readOutputFormat } from './output-format.js';
import { refuseUnsupportedFields } from './refuse-unsupported.js';
import { readSessionId } from './session-id.js';
import { readSystem } from './system.js';
import { readThinking } from './thinking.js';
import { readToolChoice } from './tool-choice.js';
import { readTools } from './tools.js';

export interface ClaudeClientRequest {
  turn: TurnRequest;
  stream: boolean;
  /** Names of the fields that were accepted without effect. */
  ignored: string[];
  /** What of the thinking the client is to get. */
  thinkingOutput: ThinkingOutput;
}

export interface ClaudeRequestOptions {
  /** Refuse `temperature`, `top_p` and `top_k`, as the API does since its version 2026-10-21. */
  refuseSampling?: boolean;
}

/**
 * Reads the body of `POST /v1/messages`. Unknown fields are allowed: clients add new ones all the time.
 * @throws TurnError `invalid-request` with the path of the field at fault.
 */
export function fromClaudeRequest(value: unknown, options: ClaudeRequestOptions = {}): ClaudeClientRequest {
  const body = readBody(value);
  checkSampling(body, options.refuseSampling ?? false);
  const maxOutputTokens = readInteger(body.max_tokens, 'max_tokens', 0);
  const turn = readTurn(body, maxOutputTokens);
  return {
    turn,
    stream: readOptionalBoolean(body.stream, 'stream') ?? false,
    ignored: readIgnoredFields(body),
    thinkingOutput: toThinkingOutput(turn.thinking),
  };
}

/**
 * Reads the body of `POST /v1/messages/count_tokens`, which says nothing about the answer.
 * @throws TurnError `invalid-request` with the path of the field at fault.
 */
export function fromCountTokensRequest(value: unknown): TurnRequest {
  return readTurn(readBody(value), undefined);
}

function readTurn(body: Fields, maxOutputTokens: number | undefined): TurnRequest {
  refuseUnsupportedFields(body);
  const { messages, tools: toolChanges, effort: lastEffort } = readMessages(body.messages);
  const tools = toolChanges.applyTo(readTools(body.tools));
  const thinking = readThinking(body.thinking, maxOutputTokens);
  const effort = lastEffort ?? readEffort(body.output_config, 'output_config');
  const outputFormat = readOutputFormat(body);
  const sessionId = readSessionId(body.metadata);
  const turn: TurnRequest = {
    model: readName(body.model, 'model'),
    system: readSystem(body.system),
    messages,
    tools,
    ...readToolChoice(body.tool_choice, tools, thinking),
    stopSequences: readStopSequences(body.stop_sequences),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    thinking,
    ...(effort !== undefined && { effort }),
    ...(outputFormat !== undefined && { outputFormat }),
    ...(sessionId !== undefined && { sessionId }),
  };
  markLastBlock(messages, body);
  return turn;
}

function readStopSequences(value: unknown): string[] {
  if (isAbsent(value)) return [];
  return readArray(value, 'stop_sequences')
    .map((text, index) => readString(text, `stop_sequences.${index}`))
    .filter((text) => text !== '');
}
