import { describe, expect, it } from '@jest/globals';
import { tool, turnOf } from '../__fixtures__/claude-requests.js';

const toolsOf = (...tools: unknown[]) => turnOf({ tools }).tools;
const reading =
  (...tools: unknown[]) =>
  () =>
    toolsOf(...tools);

describe('tools', () => {
  it('keeps names, descriptions and schemas as they are', () => {
    const schema = { type: 'object', properties: { a: { type: 'string' } }, $schema: 'x' };
    const fields = { type: 'custom', input_schema: schema, cache_control: { type: 'ephemeral', ttl: '1h' } };
    expect(toolsOf(tool('mcp__a__b', fields))).toEqual([
      { name: 'mcp__a__b', description: 'About mcp__a__b', inputSchema: schema, cachePoint: { ttl: '1h' } },
    ]);
  });

  it('takes a tool without description or schema', () => {
    expect(toolsOf({ name: 'a' }, { name: 'b', type: null, input_schema: {} })).toEqual([
      { name: 'a', inputSchema: {} },
      { name: 'b', inputSchema: {} },
    ]);
  });

  it('C-028 takes an empty list for none', () => {
    for (const tools of [[], null, undefined]) expect(turnOf({ tools }).tools).toEqual([]);
  });

  it('C-030 takes a long description and many tools', () => {
    const description = 'x'.repeat(10_777);
    const many = Array.from({ length: 105 }, (_, index) => tool(`tool_${index}`, { description }));
    expect(toolsOf(...many)).toHaveLength(105);
    expect(toolsOf(...many)[104]?.description).toBe(description);
  });

  it('puts examples of the input behind the description', () => {
    const input_examples = [{ a: 1 }, { a: 2 }];
    expect(toolsOf(tool('a', { input_examples }))[0]?.description).toBe(
      'About a\n\nExamples of its input:\n{"a":1}\n{"a":2}',
    );
    expect(toolsOf(tool('a', { input_examples, description: undefined }))[0]?.description).toMatch(
      /^Examples/,
    );
    expect(toolsOf(tool('a', { input_examples: [] }))[0]?.description).toBe('About a');
  });

  it('C-027 refuses two tools of one name', () => {
    expect(reading(tool('a'), tool('b'), tool('a'))).toThrow('tools: Tool names must be unique, "a" is not');
  });

  it.each([
    'web_search_20250305',
    'web_search_20260318',
    'web_fetch_20250910',
    'code_execution_20250825',
    'computer_20250124',
    'computer_toolset_20260801',
    'browser_toolset_20260801',
    'advisor_20260301',
    'mcp_toolset',
    'brand_new_20300101',
  ])('C-031 refuses %s by its name', (type) => {
    expect(reading(tool('a'), { type, name: 'x' })).toThrow(new RegExp(`^tools\\.1\\.type: .*"${type}"`));
  });

  it.each([
    ['bash_20250124', 'bash', ['command', 'restart']],
    ['bash_20241022', 'bash', ['command', 'restart']],
    [
      'text_editor_20241022',
      'str_replace_editor',
      ['command', 'path', 'old_str', 'new_str', 'insert_line', 'view_range', 'file_text'],
    ],
    ['text_editor_20250124', 'str_replace_editor', ['command', 'path']],
    ['text_editor_20250429', 'str_replace_based_edit_tool', ['command', 'path']],
    ['text_editor_20250728', 'str_replace_based_edit_tool', ['command', 'path']],
    ['memory_20250818', 'memory', ['command', 'path', 'old_path', 'new_path', 'insert_text']],
  ])('C-032 expands %s to its published shape', (type, name, fields) => {
    const [expanded] = toolsOf({ type, name, cache_control: { type: 'ephemeral' } });
    expect(expanded).toMatchObject({ name, cachePoint: {}, description: expect.any(String) });
    expect(Object.keys(expanded?.inputSchema.properties ?? {})).toEqual(expect.arrayContaining(fields));
    expect(toolsOf({ type })[0]?.name).toBe(name);
  });

  it('C-032 offers to undo only where the version can', () => {
    const commandsOf = (type: string) => JSON.stringify(toolsOf({ type })[0]?.inputSchema);
    expect(commandsOf('text_editor_20250124')).toContain('undo_edit');
    expect(commandsOf('text_editor_20250728')).not.toContain('undo_edit');
  });

  it('C-029 hides deferred tools until a tool search of the server could find them', () => {
    const deferred = tool('a', { defer_loading: true });
    expect(toolsOf(deferred)[0]?.deferred).toBe(true);
    const search = { type: 'tool_search_tool_regex_20251119', name: 'tool_search_tool_regex' };
    expect(toolsOf(search, deferred)).toEqual([{ ...toolsOf(tool('a'))[0] }]);
  });

  it('C-029 loads what a tool search found in the history', () => {
    const content = {
      type: 'tool_search_tool_search_result',
      tool_references: [{ type: 'tool_reference', tool_name: 'a' }],
    };
    const { tools } = turnOf({
      tools: [tool('a', { defer_loading: true }), tool('b', { defer_loading: true })],
      messages: [
        { role: 'assistant', content: [{ type: 'tool_search_tool_result', tool_use_id: 's', content }] },
      ],
    });
    expect(tools.map(({ deferred }) => deferred)).toEqual([undefined, true]);
  });

  it('C-029 leaves the placeholder of Claude Code out, and only that', () => {
    expect(toolsOf(tool('DeferredToolPlaceholder', { defer_loading: true }))).toEqual([]);
    expect(toolsOf(tool('DeferredToolPlaceholder'))).toHaveLength(1);
  });

  it('C-047 refuses a tool that only code may call', () => {
    expect(reading(tool('a', { allowed_callers: ['code_execution_20250825'] }))).toThrow(
      'tools.0.allowed_callers: must include "direct"',
    );
    expect(reading(tool('a', { allowed_callers: ['direct', 'code_execution_20250825'] }))).not.toThrow();
  });

  it.each([
    [{}, 'tools.0.name: must be a string and is missing'],
    [tool(''), 'tools.0.name: must not be empty'],
    ['a', 'tools.0: must be an object, got "a"'],
    [tool('a', { input_schema: 'object' }), 'tools.0.input_schema: must be an object, got "object"'],
    [tool('a', { description: 1 }), 'tools.0.description: must be a string, got a number'],
  ])('names the path of the fault in %j', (value, problem) => {
    expect(reading(value)).toThrow(problem);
  });
});

describe('tool_choice', () => {
  const choose = (tool_choice: unknown, fields = {}) =>
    turnOf({ tools: [tool('a'), tool('b')], tool_choice, ...fields });

  it.each([
    [undefined, { type: 'auto' }],
    [{ type: 'auto' }, { type: 'auto' }],
    [{ type: 'none' }, { type: 'none' }],
    [{ type: 'any' }, { type: 'any' }],
    [
      { type: 'tool', name: 'b' },
      { type: 'tool', name: 'b' },
    ],
  ])('C-033 reads %j', (value, toolChoice) => {
    expect(choose(value)).toMatchObject({ toolChoice, parallelToolUse: true });
  });

  it('C-034 reads that only one tool use is wanted', () => {
    for (const type of ['auto', 'any']) {
      expect(choose({ type, disable_parallel_tool_use: true }).parallelToolUse).toBe(false);
    }
  });

  it.each([
    [{ type: 'tool', name: 'c' }, 'tool_choice.name: no tool is named "c"'],
    [{ type: 'tool' }, 'tool_choice.name: must be a string and is missing'],
    [{ type: 'all' }, 'tool_choice.type: must be one of auto, any, tool, none, got "all"'],
    ['any', 'tool_choice: must be an object, got "any"'],
  ])('C-033 names the path of the fault in %j', (value, problem) => {
    expect(() => choose(value)).toThrow(problem);
  });

  it('C-033 refuses to force a call where there is no tool', () => {
    expect(() => choose({ type: 'any' }, { tools: [] })).toThrow(
      'tool_choice: there are no tools to choose from',
    );
    expect(choose({ type: 'none' }, { tools: [] }).toolChoice).toEqual({ type: 'none' });
  });

  it('refuses to force a call while thinking, as the API does', () => {
    const problem = 'thinking may not be enabled when tool_choice forces tool use';
    for (const thinking of [{ type: 'adaptive' }, { type: 'enabled', budget_tokens: 1024 }]) {
      expect(() => choose({ type: 'any' }, { thinking })).toThrow(problem);
      expect(() => choose({ type: 'auto' }, { thinking })).not.toThrow();
    }
    expect(() => choose({ type: 'any' }, { thinking: { type: 'disabled' } })).not.toThrow();
  });
});
