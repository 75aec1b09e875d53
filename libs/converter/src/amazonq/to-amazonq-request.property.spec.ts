import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ChatMessage } from '@q2api/amazonq-types';
import { TurnError, type TurnRequest } from '@q2api/turn';
import { arbitraryTurn, markersOf } from './__fixtures__/arbitrary-turn.js';
import { checkRequest } from './__fixtures__/check-request.js';
import { OPTIONS } from './__fixtures__/turns.js';
import { type AmazonQConversion, toAmazonQRequest } from './to-amazonq-request.js';

const RUNS = { numRuns: 1_500 };

describe('toAmazonQRequest, for any conversation', () => {
  it('gives a request that keeps every rule of the upstream', () => {
    forAnyTurn((_, { request }) => checkRequest(request));
  });

  it('gives the same bytes for the same conversation and leaves the conversation as it was', () => {
    forAnyTurn((turn, { request }) => {
      const before = JSON.stringify(turn);
      expect(JSON.stringify(toAmazonQRequest(turn, OPTIONS).request)).toBe(JSON.stringify(request));
      expect(JSON.stringify(turn)).toBe(before);
    });
  });

  it('loses and reorders no text', () => {
    forAnyTurn((turn, { request }) => {
      const results = new Set(resultMarkers(turn));
      const sent = messagesOf(request).flatMap((message) => markersOf(contentOf(message)));
      expect(sent.filter((marker) => !results.has(marker))).toEqual(textMarkers(turn));
    });
  });

  it('loses no tool result and sends none twice', () => {
    forAnyTurn((turn, { request }) => {
      const wanted = resultMarkers(turn);
      const sent = messagesOf(request).flatMap((message) => [
        ...markersOf(contentOf(message)),
        ...markersOf(resultsOf(message)),
      ]);
      expect(sent.filter((marker) => wanted.includes(marker)).sort()).toEqual([...wanted].sort());
    });
  });

  it('keeps the order of the texts of each tool result', () => {
    forAnyTurn((turn, { request }) => {
      const sent = messagesOf(request)
        .map((message) => contentOf(message) + resultsOf(message))
        .join('');
      for (const markers of resultsMarkers(turn)) {
        const positions = markers.map((marker) => sent.indexOf(marker));
        expect(positions).toEqual([...positions].sort((a, b) => a - b));
      }
    });
  });

  it('keeps what it sent before when the conversation goes on', () => {
    forAnyTurn((turn, { request }) => {
      // A head that grows with the tools in use would be another prompt.
      if (turn.tools.length > 0) return;
      const longer: TurnRequest = {
        ...turn,
        messages: [
          ...turn.messages,
          { role: 'user', content: [{ type: 'text', text: 'and' }] },
          { role: 'assistant', content: [{ type: 'text', text: 'so' }] },
          { role: 'user', content: [{ type: 'text', text: 'on' }] },
        ],
      };
      const before = request.conversationState.history ?? [];
      const after = toAmazonQRequest(longer, OPTIONS).request.conversationState.history ?? [];
      // The last assistant turn may still be answered, so what is stable ends before it.
      expect(after.slice(0, Math.max(0, before.length - 1))).toEqual(before.slice(0, -1));
    });
  });
});

/** Runs the check for each conversation that can be sent; too many images in a turn is the only reason not to. */
function forAnyTurn(check: (turn: TurnRequest, conversion: AmazonQConversion) => void): void {
  fc.assert(
    fc.property(arbitraryTurn, (turn) => {
      let conversion: AmazonQConversion;
      try {
        conversion = toAmazonQRequest(turn, OPTIONS);
      } catch (error) {
        expect(error).toBeInstanceOf(TurnError);
        expect((error as TurnError).message).toMatch(/more than 10 images/);
        return;
      }
      check(turn, conversion);
    }),
    RUNS,
  );
}

function messagesOf({ conversationState }: AmazonQConversion['request']): ChatMessage[] {
  return [...(conversationState.history ?? []), conversationState.currentMessage];
}

function contentOf(message: ChatMessage): string {
  return 'userInputMessage' in message
    ? message.userInputMessage.content
    : message.assistantResponseMessage.content;
}

function resultsOf(message: ChatMessage): string {
  if (!('userInputMessage' in message)) return '';
  const results = message.userInputMessage.userInputMessageContext?.toolResults ?? [];
  return results.flatMap(({ content }) => content.map((part) => ('text' in part ? part.text : ''))).join('');
}

function textMarkers(turn: TurnRequest): string[] {
  const blocks = [...turn.system, ...turn.messages.flatMap(({ content }) => content)];
  return blocks.flatMap((block) => (block.type === 'text' ? markersOf(block.text) : []));
}

function resultsMarkers(turn: TurnRequest): string[][] {
  return turn.messages.flatMap(({ content }) =>
    content.flatMap((block) =>
      block.type === 'tool-result'
        ? [block.content.flatMap((part) => (part.type === 'text' ? markersOf(part.text) : []))]
        : [],
    ),
  );
}

function resultMarkers(turn: TurnRequest): string[] {
  return resultsMarkers(turn).flat();
}
