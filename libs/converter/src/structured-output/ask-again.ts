import type { Message, TurnRequest } from '@q2api/turn';

/**
 * The same conversation once more, with the failed answer and a word about what was wrong with it. The corrections are
 * the only text of the gateway's own; they are neutral and part of the documented surface.
 * @param answer text of the failed answer; blank when there was none
 */
export function askAgain(turn: TurnRequest, answer: string, correction: string): TurnRequest {
  const failed: Message[] =
    answer.trim() === '' ? [] : [{ role: 'assistant', content: [{ type: 'text', text: answer }] }];
  return {
    ...turn,
    messages: [...turn.messages, ...failed, { role: 'user', content: [{ type: 'text', text: correction }] }],
  };
}
