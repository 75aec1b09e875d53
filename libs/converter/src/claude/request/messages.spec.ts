import { describe, expect, it } from '@jest/globals';
import { tool, turnOf } from '../__fixtures__/claude-requests.js';

const messagesOf = (...messages: unknown[]) => turnOf({ messages }).messages;

describe('messages', () => {
  it('C-017 keeps system messages in the middle and at the end in their places', () => {
    const messages = messagesOf(
      { role: 'user', content: 'one' },
      { role: 'system', content: 'middle' },
      { role: 'assistant', content: 'two' },
      { role: 'user', content: 'three' },
      { role: 'system', content: [{ type: 'text', text: 'end', cache_control: { type: 'ephemeral' } }] },
    );
    expect(messages.map(({ role }) => role)).toEqual(['user', 'system', 'assistant', 'user', 'system']);
    expect(messages.at(-1)?.content).toEqual([{ type: 'text', text: 'end', cachePoint: {} }]);
  });

  it('C-018 takes a system message without content', () => {
    for (const content of ['', [], null, undefined]) {
      const messages = messagesOf({ role: 'user', content: 'hi' }, { role: 'system', content });
      expect(messages[1]).toEqual({ role: 'system', content: [] });
    }
  });

  it('C-018 lets the last system message with an effort decide', () => {
    const effortWith = (...efforts: (string | null)[]) =>
      turnOf({
        output_config: { effort: 'max' },
        messages: [
          { role: 'user', content: 'hi' },
          ...efforts.map((effort) => ({ role: 'system', content: 'x', output_config: { effort } })),
        ],
      }).effort;
    expect(effortWith()).toBe('max');
    expect(effortWith('low', 'high')).toBe('high');
    expect(effortWith('low', null)).toBe('low');
    expect(() => effortWith('huge')).toThrow('messages.1.output_config.effort: must be one of');
  });

  it('leaves a system message out once the user message that ends it has come', () => {
    const until = { role: 'system', content: 'for now', clear_at: 'next_user_message' };
    const user = { role: 'user', content: 'hi' };
    expect(messagesOf(user, until, user).map(({ role }) => role)).toEqual(['user', 'user']);
    expect(messagesOf(user, user, until).map(({ role }) => role)).toEqual(['user', 'user', 'system']);
  });

  it('C-019 leaves neighbours of one role and a leading assistant as they are', () => {
    const roles = ['assistant', 'user', 'user', 'assistant', 'assistant'];
    const messages = messagesOf(...roles.map((role) => ({ role, content: role })));
    expect(messages.map(({ role }) => role)).toEqual(roles);
  });

  it.each([
    [{ role: 'tool', content: 'x' }, 'messages.0.role: must be one of user, assistant, system, got "tool"'],
    [{ content: 'x' }, 'messages.0.role: must be one of user, assistant, system and is missing'],
    ['hi', 'messages.0: must be an object, got "hi"'],
    [{ role: 'user' }, 'messages.0.content: must be an array and is missing'],
    [{ role: 'user', content: [null] }, 'messages.0.content.0: must be an object, got null'],
    [
      { role: 'user', content: [{ type: 'hologram' }] },
      'messages.0.content.0.type: must be a known content block type, got "hologram"',
    ],
    [
      { role: 'user', content: [{ type: 'constructor' }] },
      'messages.0.content.0.type: must be a known content block type, got "constructor"',
    ],
    [
      { role: 'user', content: [{ type: 'text' }] },
      'messages.0.content.0.text: must be a string and is missing',
    ],
  ])('names the path of the fault in %j', (message, problem) => {
    expect(() => messagesOf(message)).toThrow(problem);
  });

  it('puts the summary of a compaction in the place of what it summarises', () => {
    const messages = messagesOf(
      { role: 'user', content: 'long ago' },
      {
        role: 'assistant',
        content: [
          { type: 'text', text: 'before' },
          { type: 'compaction', content: 'The story so far.', signature: 's' },
          { type: 'text', text: 'after' },
        ],
      },
      { role: 'user', content: 'go on' },
    );
    expect(messages).toEqual([
      { role: 'user', content: [{ type: 'text', text: 'The story so far.' }] },
      { role: 'assistant', content: [{ type: 'text', text: 'after' }] },
      { role: 'user', content: [{ type: 'text', text: 'go on' }] },
    ]);
  });

  it('takes a failed compaction and the note of a fallback for nothing', () => {
    const content = [
      { type: 'compaction', content: null },
      { type: 'fallback', from: {}, to: {} },
      { type: 'text', text: 'a' },
    ];
    expect(messagesOf({ role: 'user', content: 'hi' }, { role: 'assistant', content })).toHaveLength(2);
  });

  it('offers the tools in effect at the end of the conversation', () => {
    const addition = (tool: unknown) => ({ type: 'tool_addition', tool });
    const named = (name: string) => ({ type: 'tool_reference', name });
    const { tools } = turnOf({
      tools: [tool('kept'), tool('removed'), tool('restored'), tool('loaded', { defer_loading: true })],
      messages: [
        { role: 'user', content: 'hi' },
        {
          role: 'system',
          content: [
            { type: 'tool_removal', tool: named('removed') },
            { type: 'tool_removal', tool: named('restored') },
            addition(named('restored')),
            addition(named('loaded')),
            addition({ type: 'tool_definition', definition: tool('defined', { defer_loading: true }) }),
          ],
        },
      ],
    });
    expect(tools).toEqual(
      ['kept', 'restored', 'loaded', 'defined'].map((name) => ({
        name,
        description: `About ${name}`,
        inputSchema: { type: 'object', properties: {} },
      })),
    );
  });

  it('applies the tool changes that a compaction carries', () => {
    const tool_changes = [{ type: 'tool_removal', tool: { type: 'tool_reference', name: 'old' } }];
    const { tools } = turnOf({
      tools: [tool('old'), tool('new')],
      messages: [{ role: 'assistant', content: [{ type: 'compaction', content: 'Summary', tool_changes }] }],
    });
    expect(tools.map(({ name }) => name)).toEqual(['new']);
  });

  it('refuses a tool change of another kind', () => {
    const change = { type: 'tool_addition', tool: { type: 'mcp_toolset', name: 'x' } };
    expect(() => messagesOf({ role: 'system', content: [change] })).toThrow(
      'messages.0.content.0.tool.type: must be one of',
    );
  });
});
