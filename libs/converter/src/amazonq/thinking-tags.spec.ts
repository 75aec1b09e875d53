import { describe, expect, it } from '@jest/globals';
import { OPTIONS, turnRequest } from './__fixtures__/turns.js';
import { askForTaggedThinking } from './thinking-tags.js';

const { capabilities } = OPTIONS;
const lastSystemText = (overrides: Parameters<typeof turnRequest>[0], can = capabilities) =>
  askForTaggedThinking(turnRequest(overrides), can)?.system.at(-1)?.text;

describe('askForTaggedThinking', () => {
  it('asks for as much thinking as the client does, behind its own system text', () => {
    const system = [{ type: 'text', text: 'Be brief.' }] as const;
    const turn = askForTaggedThinking(
      turnRequest({ system: [...system], thinking: { type: 'enabled', budgetTokens: 2048 } }),
      capabilities,
    );
    expect(turn?.system.map(({ text }) => text)).toEqual([
      'Be brief.',
      '<thinking_mode>enabled</thinking_mode><max_thinking_length>2048</max_thinking_length>',
    ]);
    expect(lastSystemText({ thinking: { type: 'adaptive' }, effort: 'low' })).toBe(
      '<thinking_mode>adaptive</thinking_mode><thinking_effort>low</thinking_effort>',
    );
    expect(lastSystemText({ thinking: { type: 'adaptive' } })).toContain('<thinking_effort>high<');
  });

  it('asks for nothing when the client wants no thinking or the model has its own', () => {
    expect(lastSystemText({})).toBeUndefined();
    expect(lastSystemText({ thinking: { type: 'disabled' } })).toBeUndefined();
    for (const field of ['thinking', 'output_config', 'reasoning']) {
      const requestFieldsSchema = { type: 'object', properties: { [field]: {} } };
      const can = { ...capabilities, requestFieldsSchema };
      expect(lastSystemText({ thinking: { type: 'adaptive' } }, can)).toBeUndefined();
    }
  });
});
