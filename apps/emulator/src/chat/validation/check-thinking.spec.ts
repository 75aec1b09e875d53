import { describe, it } from '@jest/globals';
import { encryptReasoning, HIDDEN_REASONING, redactThinking, signThinking } from '../thinking-signature.js';
import {
  assistant,
  chatRequest,
  expectAccepted,
  expectRefused,
  user,
} from '../../../test/fixtures/requests.js';

function replay(reasoningContent: object): object {
  return chatRequest({ state: { history: [user('a'), assistant('b', { reasoningContent })] } });
}

function withText(text: string, signature?: string): object {
  return replay({ reasoningText: { text, ...(signature !== undefined && { signature }) } });
}

describe('replayed thinking', () => {
  it('is accepted as it was given', () => {
    expectAccepted(withText('I think', signThinking('I think')));
    expectAccepted(withText('', signThinking('')));
    expectAccepted(withText(HIDDEN_REASONING, encryptReasoning()));
    expectAccepted(replay({ redactedContent: redactThinking() }));
  });

  it.each([
    ['a changed text', withText('I thought', signThinking('I think'))],
    ['a foreign signature', withText('I think', 'ErUBCkYIBhgCIkDfc3')],
    ['no signature', withText('I think')],
    ['an encrypted blob with another text', withText('I think', encryptReasoning())],
    ['redacted content of someone else', replay({ redactedContent: 'Zm9yZWlnbg==' })],
    ['an encrypted blob as redacted content', replay({ redactedContent: toBase64(encryptReasoning()) })],
  ])('is refused with %s', (_what, request) => {
    expectRefused(request, 'THINKING_SIGNATURE_INVALID');
  });
});

function toBase64(text: string): string {
  return Buffer.from(text).toString('base64');
}
