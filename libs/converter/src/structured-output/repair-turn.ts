import type { TurnRequest } from '@q2api/turn';

/**
 * The same conversation once more with the failed answer and what was wrong with it. The wording is neutral and is the
 * only text the gateway adds; it is part of the documented surface.
 */
export function repairTurn(turn: TurnRequest, answer: string, problem: string): TurnRequest {
  return {
    ...turn,
    messages: [
      ...turn.messages,
      { role: 'assistant', content: [{ type: 'text', text: answer }] },
      {
        role: 'user',
        content: [
          {
            type: 'text',
            text: `That answer does not match the required JSON format: ${problem}. Answer again with only the corrected JSON.`,
          },
        ],
      },
    ],
  };
}
