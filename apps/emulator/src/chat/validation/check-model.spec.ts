import { describe, expect, it } from '@jest/globals';
import { profileArn } from '../../accounts/account.js';
import { MODELS } from '../../management/models.js';
import {
  assistant,
  BUILDER_ID,
  chatRequest,
  expectAccepted,
  expectMalformed,
  expectRefused,
  user,
} from '../../../test/fixtures/requests.js';
import { validateChatRequest } from './validate-chat-request.js';

describe('the model', () => {
  it.each(MODELS.map(({ modelId }) => modelId))('accepts %s', (modelId) => {
    const { model } = validateChatRequest(
      'GenerateAssistantResponse',
      chatRequest({ message: { modelId } }),
      BUILDER_ID,
    );
    expect(model.modelId).toBe(modelId);
  });

  it('has a default', () => {
    expect(validateChatRequest('GenerateAssistantResponse', chatRequest(), BUILDER_ID).model.modelId).toBe(
      'claude-sonnet-4.5',
    );
  });

  it.each(['auto', 'claude-sonnet-4-5', 'gpt-4o'])('refuses %s, also in the history', (modelId) => {
    expectRefused(chatRequest({ message: { modelId } }), 'INVALID_MODEL_ID');
    const history = [user('a', { modelId }), assistant('b')];
    expectRefused(chatRequest({ state: { history } }), 'INVALID_MODEL_ID', /history\[0\]/);
  });

  it('is one of those of the account', () => {
    const request = chatRequest({ message: { modelId: 'claude-opus-4.6' } });
    expectAccepted(request, { ...BUILDER_ID, models: ['claude-opus-4.6'] });
    expectRefused(request, 'INVALID_MODEL_ID', undefined, { ...BUILDER_ID, models: ['claude-sonnet-4'] });
  });
});

describe('cache points', () => {
  const cachePoint = { type: 'default' };
  const withPoints = (modelId: string, count: number) => {
    const pair = [user('a', { cachePoint }), assistant('b', { cachePoint })];
    const history = [...pair, ...pair].slice(0, count);
    while (history.length < 4) history.push(history.length % 2 ? assistant('b') : user('a'));
    const isFifth = count > 4 && { cachePoint };
    return chatRequest({ message: { modelId, ...isFifth }, state: { history } });
  };

  it('are accepted up to the number that the model advertises', () => {
    expectAccepted(withPoints('claude-opus-4.6', 4));
    expectMalformed(withPoints('claude-opus-4.6', 5), /5 cache points/);
  });

  it('are refused for a model without prompt caching', () => {
    expectAccepted(withPoints('claude-sonnet-4', 0));
    expectMalformed(withPoints('claude-sonnet-4', 1), /takes 0/);
  });
});

describe('additionalModelRequestFields', () => {
  const withFields = (modelId: string, additionalModelRequestFields: object) =>
    chatRequest({ message: { modelId }, body: { additionalModelRequestFields } });

  it.each([
    ['claude-opus-4.6', { output_config: { effort: 'max' } }],
    ['claude-sonnet-4.6', { thinking: { type: 'adaptive', display: 'omitted' }, max_tokens: 64_000 }],
    ['gpt-5.6-sol', { reasoning: { effort: 'xhigh' } }],
  ])('accepts for %s what its schema names', (modelId, fields) => {
    expectAccepted(withFields(modelId, fields));
  });

  it.each([
    ['claude-sonnet-4.5', {}, /not supported/],
    ['claude-sonnet-4.6', { output_config: { effort: 'max' } }, /effort must be equal to one of/],
    ['claude-opus-4.6', { max_tokens: 1023 }, /max_tokens must be >= 1024/],
    ['claude-opus-4.6', { max_tokens: 64_001 }, /max_tokens must be <= 64000/],
    ['claude-opus-4.6', { temperature: 1 }, /must NOT have additional properties/],
    ['claude-opus-4.6', { thinking: { type: 'enabled', budget_tokens: 1024 } }, /thinking/],
    ['gpt-5.6-sol', { output_config: { effort: 'low' } }, /must NOT have additional properties/],
  ])('refuses for %s %j', (modelId, fields, message) => {
    expect(expectRefused(withFields(modelId, fields), null).message).toMatch(message);
  });

  it('are refused altogether for an account that takes none', () => {
    const request = withFields('claude-opus-4.6', { max_tokens: 2000 });
    const error = expectRefused(request, null, undefined, { ...BUILDER_ID, refusesModelFields: true });
    expect(error.message).toMatch(/additionalModelRequestFields is not supported/);
  });
});

describe('the profile', () => {
  const own = { arn: profileArn('us-east-1', 'own'), profileName: 'own' };
  const IDENTITY_CENTER = { ...BUILDER_ID, kind: 'identity-center' as const, profiles: [own] };
  const withProfile = (arn: string) => chatRequest({ body: { profileArn: arn } });

  it('is one of its own for an Identity Center account', () => {
    expectAccepted(withProfile(own.arn), IDENTITY_CENTER);
    const error = expectRefused(chatRequest(), null, undefined, IDENTITY_CENTER);
    expect(error.message).toBe('profileArn is required for this request.');
  });

  it('is none for a Builder ID account', () => {
    const error = expectRefused(withProfile(own.arn), null);
    expect([error.status, error.message]).toEqual([403, 'User is not authorized to make this call.']);
  });

  it('of another account is refused with 403, a malformed one with 400', () => {
    const foreign = withProfile(profileArn('us-east-1', 'foreign'));
    expect(expectRefused(foreign, null, undefined, IDENTITY_CENTER).status).toBe(403);
    const malformed = expectRefused(withProfile('arn:x'), 'REQUEST_BODY_INVALID', undefined, IDENTITY_CENTER);
    expect(malformed.message).toBe('Improperly formed request.');
  });
});

describe('the size', () => {
  it('of one content is at most 600,000 characters', () => {
    const modelId = 'claude-opus-4.6';
    expectAccepted(chatRequest({ content: 'x'.repeat(600_000), message: { modelId } }));
    const request = chatRequest({ content: 'x'.repeat(600_001), message: { modelId } });
    const error = expectRefused(request, 'CONTENT_LENGTH_EXCEEDS_THRESHOLD', /content/);
    expect(error.message).toBe('Input is too long.');
  });

  it('of all is at most four characters per token of the window, without the bytes of images', () => {
    const pair = [user('x'.repeat(399_000)), assistant('b')];
    expectAccepted(chatRequest({ state: { history: pair } }));
    const history = [...pair, ...pair, user('x'.repeat(3_000)), assistant('b')];
    expectRefused(chatRequest({ state: { history } }), 'CONTENT_LENGTH_EXCEEDS_THRESHOLD', /200000 tokens/);
    expectAccepted(chatRequest({ message: { modelId: 'claude-opus-4.6' }, state: { history } }));
  });
});
