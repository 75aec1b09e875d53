import type { UserInputMessage } from '@q2api/amazonq-types';
import type { ContentBlock } from '@q2api/turn';
import { Attachments } from './attachments.js';
import { NO_TEXT, TOOL_RESULTS } from './fillers.js';
import { isBlank } from './is-blank.js';
import type { MessageContext } from './message-context.js';
import type { PairedTurn } from './pair-tool-results.js';
import { repairText } from './repair-unicode.js';
import { toToolResult } from './to-tool-result.js';

/**
 * One user turn. The texts come first and are all the client's; a filler stands only where there is none, since one
 * before human text was seen to change answers (observed).
 * @param systemText operator text that opens this turn, already wrapped
 * @param path of the client's message, for errors
 */
export function toUserMessage(
  turn: PairedTurn,
  systemText: string | undefined,
  path: string,
  context: MessageContext,
): UserInputMessage {
  const { origin, repairs } = context;
  const attachments = new Attachments(context, path);
  const toolResults = turn.results.map((result) => toToolResult(result, attachments, repairs));
  const texts = systemText === undefined ? [] : [systemText];
  for (const block of turn.blocks) {
    const text = placeBlock(block, attachments, context);
    if (text !== undefined && !isBlank(text)) texts.push(text);
  }
  if (texts.length === 0) {
    // A turn of results alone is how every tool loop goes on: not worth reporting.
    if (toolResults.length === 0) repairs.count('filledTurns');
    texts.push(toolResults.length > 0 ? TOOL_RESULTS : NO_TEXT);
  }
  const { images, documents } = attachments;
  return {
    content: texts.join('\n\n'),
    ...(toolResults.length > 0 && { userInputMessageContext: { toolResults } }),
    origin,
    ...(images.length > 0 && { images }),
    ...(documents.length > 0 && { documents }),
  };
}

/** The block's text, or undefined when it became an attachment. */
function placeBlock(
  block: ContentBlock,
  attachments: Attachments,
  { repairs }: MessageContext,
): string | undefined {
  switch (block.type) {
    case 'text':
      return repairText(block.text, repairs);
    case 'image':
      attachments.addImage(block);
      return undefined;
    case 'document': {
      const { name, text } = attachments.addDocument(block);
      return text === undefined ? undefined : `[Document "${name}"]\n${repairText(text, repairs)}`;
    }
    default:
      // Tool uses and thinking are the assistant's, tool results were paired before: none of them reaches a user turn.
      return undefined;
  }
}
