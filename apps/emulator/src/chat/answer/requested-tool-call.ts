import { isJsonObject, type JsonObject } from '../../server/json.js';
import { type ChatTurn } from '../chat-turn.js';
import { sampleInput } from './sample-input.js';
import { type ToolCall } from './tool-use-steps.js';

/** `use the get_weather tool` or `use the get_weather tool with {"city": "Oslo"}`. */
const REQUEST = /\buse (?:the )?[`'"]?([\w-]+)[`'"]? tool\b(?: with (\{.*\}))?/i;

/**
 * The tool call that the user asks for in plain words, if the tool is offered. Only the last line counts:
 * system prompts, which may stand before it in the same message, talk about using tools all the time.
 */
export function requestedToolCall(turn: ChatTurn): ToolCall | undefined {
  const lastLine = turn.userText.trimEnd().split('\n').at(-1) ?? '';
  const match = REQUEST.exec(lastLine);
  const wanted = match?.[1]?.toLowerCase();
  if (wanted === undefined) return undefined;
  const tool = turn.tools.find(({ toolSpecification }) => toolSpecification.name.toLowerCase() === wanted);
  if (!tool) return undefined;
  const { name, inputSchema } = tool.toolSpecification;
  return { name, input: parseInput(match?.[2]) ?? sampleInput(inputSchema.json) };
}

function parseInput(text: string | undefined): JsonObject | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
