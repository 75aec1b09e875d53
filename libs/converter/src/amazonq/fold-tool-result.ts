import type { ContentBlock, ToolResultBlock } from '@q2api/turn';
import { NO_OUTPUT } from './fillers.js';

/** A tool result that answers no use, as text that keeps its content and its place; its images stay images. */
export function foldToolResult(result: ToolResultBlock): ContentBlock[] {
  const texts: string[] = [];
  const attachments: ContentBlock[] = [];
  for (const part of result.content) {
    if (part.type === 'text') texts.push(part.text);
    else if (part.type === 'json') texts.push(JSON.stringify(part.json));
    else attachments.push(part);
  }
  const title = `[${result.isError ? 'Error' : 'Result'} of tool use ${result.toolUseId}]`;
  if (texts.length === 0 && attachments.length === 0) texts.push(NO_OUTPUT);
  const { cachePoint } = result;
  return [
    { type: 'text', text: [title, ...texts].join('\n'), ...(cachePoint && { cachePoint }) },
    ...attachments,
  ];
}
