import type { ContentBlock, DocumentBlock, Message, Tool, ToolResultContent, TurnRequest } from '@q2api/turn';
import { estimateJsonTokens, estimateTokens } from './estimate-tokens.js';

/** Role and separators around each message, name and schema frame around each tool. */
const PER_MESSAGE = 4;
const PER_TOOL = 12;
const PER_TOOL_USE = 12;
/** An image of the usual size of a screenshot: width × height / 750, at most about 1,600 (Anthropic API). */
const PER_IMAGE = 1_500;
/** Bytes of a PDF or office file per token: layout and fonts weigh more than words. */
const BINARY_BYTES_PER_TOKEN = 20;
const TEXT_BYTES_PER_TOKEN = 3.5;
const TEXT_FORMATS: ReadonlySet<string> = new Set(['csv', 'html', 'md', 'txt']);

/** Tokens of a whole prompt: system text, messages, tools, images and documents. An estimate, linear in its size. */
export function estimateTurnTokens(turn: TurnRequest): number {
  let tokens = 0;
  for (const { text } of turn.system) tokens += estimateTokens(text);
  for (const message of turn.messages) tokens += estimateMessage(message);
  for (const tool of turn.tools) tokens += estimateTool(tool);
  if (turn.outputFormat?.type === 'json-schema') tokens += estimateJsonTokens(turn.outputFormat.schema);
  return tokens;
}

function estimateMessage({ content }: Message): number {
  return content.reduce((tokens, block) => tokens + estimateBlock(block), PER_MESSAGE);
}

function estimateBlock(block: ContentBlock | ToolResultContent): number {
  switch (block.type) {
    case 'text':
      return estimateTokens(block.text);
    case 'thinking':
      return estimateTokens(block.thinking);
    case 'json':
      return estimateJsonTokens(block.json);
    case 'image':
      return PER_IMAGE;
    case 'document':
      return estimateDocument(block);
    case 'tool-use':
      return PER_TOOL_USE + estimateTokens(block.name) + estimateJsonTokens(block.input);
    case 'tool-result':
      return block.content.reduce((tokens, part) => tokens + estimateBlock(part), PER_TOOL_USE);
  }
}

function estimateDocument({ source }: DocumentBlock): number {
  if (source.type === 'url') return PER_IMAGE;
  const bytes = (source.data.length * 3) / 4;
  return Math.ceil(bytes / (TEXT_FORMATS.has(source.format) ? TEXT_BYTES_PER_TOKEN : BINARY_BYTES_PER_TOKEN));
}

/** A deferred tool is not offered, so it costs nothing. */
function estimateTool({ name, description, inputSchema, deferred }: Tool): number {
  if (deferred === true) return 0;
  return (
    PER_TOOL + estimateTokens(name) + estimateTokens(description ?? '') + estimateJsonTokens(inputSchema)
  );
}
