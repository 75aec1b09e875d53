import type { ChatMessage, GenerateAssistantResponseRequest } from '@q2api/amazonq-types';

/** Above these the service was seen to refuse requests without saying why (observed). */
const SEEN_REFUSED = { tools: 120, toolBytes: 100_000, bytes: 460_000 };

/**
 * Figures of a request that the upstream refused, and what they make likely: often it says no more than "improperly
 * formed". For the client's error message.
 * @param bytes size of the request's body
 */
export function explainRefusal(
  { conversationState }: GenerateAssistantResponseRequest,
  bytes: number,
): string {
  const { history = [], currentMessage } = conversationState;
  const messages = [...history, currentMessage];
  const { tools = [] } = currentMessage.userInputMessage.userInputMessageContext ?? {};
  const toolBytes = tools.length === 0 ? 0 : Buffer.byteLength(JSON.stringify(tools));
  const facts = [
    `${bytes} bytes`,
    `${messages.length} turns, the longest is number ${longestTurn(messages)}`,
    ...(tools.length > 0
      ? [`${tools.length} tools of ${toolBytes} bytes together, ${longestDescription(tools)}`]
      : []),
    ...attachmentFacts(messages),
  ];
  const suspects = [
    ...(tools.length > SEEN_REFUSED.tools ? [`more than ${SEEN_REFUSED.tools} tools`] : []),
    ...(toolBytes > SEEN_REFUSED.toolBytes ? [`tools of more than ${SEEN_REFUSED.toolBytes} bytes`] : []),
    ...(bytes > SEEN_REFUSED.bytes ? [`requests of more than ${SEEN_REFUSED.bytes} bytes`] : []),
  ];
  const suspicion = suspects.length > 0 ? ` The upstream was seen to refuse ${suspects.join(', ')}.` : '';
  return `The request had ${facts.join('; ')}.${suspicion}`;
}

/** What is attached, by kind: `2 images, the largest of 90210 bytes in turn 3`. */
function attachmentFacts(messages: readonly ChatMessage[]): string[] {
  return (['images', 'documents'] as const).flatMap((kind) => {
    const sizes = messages.flatMap((message, index) =>
      'userInputMessage' in message
        ? (message.userInputMessage[kind] ?? []).map(({ source }) => ({
            turn: index + 1,
            bytes: Buffer.byteLength(source.bytes, 'base64'),
          }))
        : [],
    );
    if (sizes.length === 0) return [];
    const largest = sizes.reduce((a, b) => (b.bytes > a.bytes ? b : a));
    return [`${sizes.length} ${kind}, the largest of ${largest.bytes} bytes in turn ${largest.turn}`];
  });
}

/** `3 with 1200 characters`, counting from 1. */
function longestTurn(messages: readonly ChatMessage[]): string {
  let longest = { number: 1, length: -1 };
  messages.forEach((message, index) => {
    const length = lengthOf(message);
    if (length > longest.length) longest = { number: index + 1, length };
  });
  return `${longest.number} with ${longest.length} characters`;
}

function lengthOf(message: ChatMessage): number {
  if ('assistantResponseMessage' in message) return message.assistantResponseMessage.content.length;
  const { content, userInputMessageContext } = message.userInputMessage;
  const parts = userInputMessageContext?.toolResults?.flatMap((result) => result.content) ?? [];
  return parts.reduce((length, part) => length + ('text' in part ? part.text.length : 0), content.length);
}

type Tools = { toolSpecification: { name: string; description?: string } }[];

function longestDescription(tools: Tools): string {
  const lengths = tools.map(({ toolSpecification: { name, description = '' } }) => ({
    name,
    length: description.length,
  }));
  const longest = lengths.reduce((a, b) => (b.length > a.length ? b : a));
  return `the longest description is that of ${longest.name} with ${longest.length} characters`;
}
