import { describe, expect, it } from '@jest/globals';
import {
  assistant,
  BUILDER_ID,
  chatRequest,
  expectAccepted,
  expectMalformed,
  tool,
  user,
} from '../../../test/fixtures/requests.js';
import { validateChatRequest } from './validate-chat-request.js';

const CACHE_POINT = { cachePoint: { type: 'default' } };

describe('the shape of a chat request', () => {
  it('accepts the minimal request and every optional member', () => {
    expectAccepted(chatRequest());
    expectAccepted(
      chatRequest({
        context: {
          envState: {
            operatingSystem: 'linux',
            currentWorkingDirectory: '/home',
            environmentVariables: [{ key: 'A', value: 'b' }],
            timezoneOffset: -60,
          },
          shellState: { shellName: 'zsh', shellHistory: [{ command: 'ls', exitCode: 0 }] },
          gitState: { status: 'clean' },
          additionalContext: [{ name: 'a', description: 'b', innerContext: 'c' }],
          userSettings: { hasConsentedToCrossRegionCalls: true },
          tools: [tool('a')],
        },
        message: { userIntent: 'SHOW_EXAMPLES', clientCacheConfig: { useClientCachingOnly: false } },
        state: {
          conversationId: 'c',
          workspaceId: '0f1c2d3e-0000-4000-8000-000000000000',
          agentContinuationId: 'a',
          agentTaskType: 'vibe',
          customizationArn: 'arn',
          history: [user('Hi'), assistant('Hello', { messageId: 'm', followupPrompt: { content: 'More?' } })],
        },
        body: { agentMode: 'vibe' },
      }),
    );
  });

  it.each([
    ['no conversationState', {}, /conversationState is required/],
    [
      'no current message',
      { conversationState: { chatTriggerType: 'MANUAL' } },
      /currentMessage is required/,
    ],
    [
      'no content',
      chatRequest({ state: { currentMessage: { userInputMessage: {} } } }),
      /content is required/,
    ],
    ['a null', chatRequest({ message: { images: null } }), /images must be a list/],
    ['a null member', chatRequest({ state: { conversationId: null } }), /conversationId must be a string/],
    ['a number for a string', chatRequest({ message: { content: 1 } }), /content must be a string/],
    ['an unknown member', chatRequest({ message: { cache_control: {} } }), /cache_control is not a member/],
    ['a member named like a built-in', chatRequest({ message: { constructor: {} } }), /constructor is not/],
    ['an unknown trigger', chatRequest({ state: { chatTriggerType: 'AUTO' } }), /chatTriggerType/],
    ['an unknown origin', chatRequest({ message: { origin: 'Q2API' } }), /origin must be one of/],
    ['an empty list', chatRequest({ state: { history: [] } }), /must be left out when it is empty/],
    ['an assistant as current message', assistantAsCurrent(), /exactly one of userInputMessage/],
    ['a message of two kinds', chatRequest({ state: { history: [twoKinds()] } }), /exactly one of/],
    ['an empty tool description', withDescription(''), /description must have 1 to 10240/],
    ['a long tool description', withDescription('x'.repeat(10_241)), /description must have 1 to 10240/],
    [
      'a cache point among the tools',
      chatRequest({ context: { tools: [CACHE_POINT] } }),
      /toolSpecification/,
    ],
    ['flat reasoning', withReasoning({ text: 'a', signature: 'b' }), /exactly one of reasoningText/],
    ['half a surrogate pair', chatRequest({ content: 'a\ud83d' }), /surrogate/],
    ['a NUL', chatRequest({ content: 'a\0' }), /NUL/],
    ['a NUL in a schema', chatRequest({ context: { tools: [tool('a', { 'x\0': 1 })] } }), /NUL/],
    ['bytes that are not base64', withImageBytes('a?=='), /bytes must be base64/],
    ['no bytes', withImageBytes(''), /bytes must be base64/],
    ['an unknown shell', chatRequest({ context: { shellState: { shellName: 'cmd' } } }), /shellName/],
    ['a wrong offset', chatRequest({ context: { envState: { timezoneOffset: 1441 } } }), /timezoneOffset/],
  ])('refuses %s', (_what, request, detail) => {
    expectMalformed(request, detail);
  });

  it('knows dryRun and source only of SendMessage', () => {
    const request = chatRequest({ body: { dryRun: true, source: 'CLI' } });
    expect(() => validateChatRequest('SendMessage', request, BUILDER_ID)).not.toThrow();
    expectMalformed(request, /dryRun is not a member/);
  });
});

function assistantAsCurrent(): object {
  return chatRequest({ state: { currentMessage: assistant('Hi') } });
}

function twoKinds(): object {
  return { ...user('a'), ...assistant('b') };
}

function withDescription(description: string): object {
  const toolSpecification = { name: 'a', description, inputSchema: { json: {} } };
  return chatRequest({ context: { tools: [{ toolSpecification }] } });
}

function withReasoning(reasoningContent: object): object {
  return chatRequest({ state: { history: [user('a'), assistant('b', { reasoningContent })] } });
}

function withImageBytes(bytes: string): object {
  return chatRequest({ message: { images: [{ format: 'png', source: { bytes } }] } });
}
