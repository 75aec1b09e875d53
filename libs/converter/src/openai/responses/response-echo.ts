import type { ResponseEcho, ResponseTextConfig, ResponseTool, ResponseToolChoice } from '@q2api/openai-types';
import type { TurnRequest } from '@q2api/turn';
import { type Fields, isAbsent, isObject } from '../../read-json.js';
import type { RequestedReasoning } from './response-reasoning.js';

/**
 * What the response repeats of a request that was read without fault. Fields without effect are repeated as what took
 * effect in their place: nothing is stored, no sampling number is applied, no input is cut.
 * @param tools those of the request that are offered to the model.
 */
export function toResponseEcho(
  body: Fields,
  turn: TurnRequest,
  reasoning: RequestedReasoning,
  tools: ResponseTool[],
): ResponseEcho {
  const format = isObject(body.text) && isObject(body.text.format) ? body.text.format : { type: 'text' };
  return {
    model: turn.model,
    instructions: isAbsent(body.instructions) ? null : (body.instructions as string),
    max_output_tokens: turn.maxOutputTokens ?? null,
    metadata: isObject(body.metadata) ? (body.metadata as Record<string, string>) : {},
    parallel_tool_calls: turn.parallelToolUse,
    previous_response_id: null,
    reasoning: { effort: reasoning.effort ?? null, summary: reasoning.summary ?? null },
    store: false,
    temperature: null,
    text: { format: format as ResponseTextConfig['format'] },
    tool_choice: isAbsent(body.tool_choice) ? 'auto' : (body.tool_choice as ResponseToolChoice),
    tools,
    top_p: null,
    truncation: 'disabled',
  };
}
