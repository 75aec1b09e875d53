import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  assistant,
  document,
  image,
  tool,
  toolResult,
  toolUse,
  turnRequest,
  user,
} from './__fixtures__/turns.js';
import { estimateJsonTokens, estimateTokens } from './estimate-tokens.js';
import { estimateTurnTokens } from './estimate-turn-tokens.js';
import { TokenEstimator } from './token-estimator.js';

describe('TokenEstimator', () => {
  it('counts a text the same however it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (pieces) => {
        const estimator = new TokenEstimator();
        for (const piece of pieces) estimator.add(piece);
        expect(estimator.tokens).toBe(estimateTokens(pieces.join('')));
      }),
    );
  });

  it('never counts less for more text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (head, tail) => {
        expect(estimateTokens(head + tail)).toBeGreaterThanOrEqual(estimateTokens(head));
      }),
    );
  });
});

describe('estimateJsonTokens', () => {
  it('is near the estimate of the written JSON', () => {
    const value = { path: 'src/index.ts', edits: [{ old: 'const a = 1;', new: 'const a = 2;' }], all: true };
    const written = estimateTokens(JSON.stringify(value));
    expect(estimateJsonTokens(value)).toBeGreaterThan(written * 0.6);
    expect(estimateJsonTokens(value)).toBeLessThan(written * 1.4);
  });
});

describe('estimateTurnTokens', () => {
  it.each<[string, Parameters<typeof turnRequest>[0]]>([
    ['system text', { system: [{ type: 'text', text: 'Be brief.' }] }],
    ['another message', { messages: [user('Hi'), assistant('Hello'), user('Hi')] }],
    ['a tool', { tools: [tool('read')] }],
    ['an image', { messages: [user('Hi', image())] }],
    ['a document', { messages: [user('Hi', document())] }],
    ['tool use and result', { messages: [user('Hi'), assistant(toolUse('t')), user(toolResult('t', 'x'))] }],
    ['thinking', { messages: [user('Hi'), assistant({ type: 'thinking', thinking: 'Hm' }), user('x')] }],
    ['an output schema', { outputFormat: { type: 'json-schema', schema: { type: 'object' }, strict: true } }],
  ])('counts %s', (_, overrides) => {
    expect(estimateTurnTokens(turnRequest(overrides))).toBeGreaterThan(estimateTurnTokens(turnRequest()));
  });

  it('does not count a tool that is not offered', () => {
    const turn = turnRequest({ tools: [tool('later', { deferred: true })] });
    expect(estimateTurnTokens(turn)).toBe(estimateTurnTokens(turnRequest()));
  });
});
