import { describe, it } from '@jest/globals';
import {
  assistant,
  chatRequest,
  expectAccepted,
  expectMalformed,
  expectRefused,
  tool,
  toolResult,
  user,
} from '../../../test/fixtures/requests.js';

describe('the order of a conversation', () => {
  it('accepts a history of pairs', () => {
    expectAccepted(
      chatRequest({ state: { history: [user('a'), assistant('b'), user('c'), assistant('d')] } }),
    );
  });

  it.each([
    ['begins with the assistant', [assistant('a'), user('b')], /history\[0\] must be userInputMessage/],
    ['has two users in a row', [user('a'), user('b')], /history\[1\] must be assistant/],
    ['ends with a user', [user('a')], /must end with assistant/],
  ])('refuses a history that %s', (_what, history, detail) => {
    expectMalformed(chatRequest({ state: { history } }), detail);
  });

  it('takes 10,000 entries of history and no more', () => {
    const pairs = (count: number) => Array.from({ length: count }, () => [user('a'), assistant('b')]).flat();
    expectAccepted(chatRequest({ state: { history: pairs(5000) } }));
    expectMalformed(chatRequest({ state: { history: pairs(5001) } }), /more than 10000/);
  });

  it('wants a conversation id of 1 to 128 characters', () => {
    expectAccepted(chatRequest({ state: { conversationId: 'x'.repeat(128) } }));
    for (const conversationId of ['', 'x'.repeat(129)]) {
      expectRefused(chatRequest({ state: { conversationId } }), 'INVALID_CONVERSATION_ID');
    }
  });
});

describe('empty contents', () => {
  it('accepts white space, and nothing at all beside tool results', () => {
    expectAccepted(chatRequest({ content: ' ' }));
    const toolUses = [{ toolUseId: 'a', name: 'x', input: {} }];
    expectAccepted(
      chatRequest({
        content: '',
        context: { toolResults: [toolResult('a')], tools: [tool('x')] },
        state: { history: [user('a'), assistant(' ', { toolUses })] },
      }),
    );
  });

  it('refuses a user who says nothing and an assistant who says nothing', () => {
    expectMalformed(chatRequest({ content: '' }), /currentMessage.*content is empty/);
    expectMalformed(
      chatRequest({ state: { history: [user(''), assistant('b')] } }),
      /history\[0\].*is empty/,
    );
    expectMalformed(
      chatRequest({ state: { history: [user('a'), assistant('')] } }),
      /history\[1\].*is empty/,
    );
  });
});

describe('tools in the history', () => {
  it('are refused', () => {
    const first = user('a', { userInputMessageContext: { tools: [tool('x')] } });
    expectMalformed(chatRequest({ state: { history: [first, assistant('b')] } }), /current message only/);
  });
});
