import { describe, expect, it } from '@jest/globals';
import type { ResponseInputItem, ResponseTool } from '@q2api/openai-types';
import { PDF, PNG } from '../__fixtures__/chat-requests.js';
import { AGENTS, EXEC, responses } from '../__fixtures__/responses-requests.js';
import { packThinking } from './encrypted-thinking.js';
import { fromResponsesRequest } from './from-responses-request.js';

function messagesOf(...input: ResponseInputItem[]) {
  return fromResponsesRequest(responses({ input })).turn.messages;
}

const call = (call_id: string): ResponseInputItem => ({
  type: 'function_call',
  call_id,
  name: 'exec_command',
  arguments: '{"cmd":"ls"}',
});

describe('input of a responses request', () => {
  it('R-022 accepts items without type and ids', () => {
    expect(
      messagesOf(
        { role: 'user', content: 'q' },
        { role: 'assistant', content: [{ type: 'output_text', text: 'a' }] },
      ),
    ).toEqual([
      { role: 'user', content: [{ type: 'text', text: 'q' }] },
      { role: 'assistant', content: [{ type: 'text', text: 'a' }] },
    ]);
  });

  it('R-006 makes one assistant message of text and calls in a row and one user message of their outputs', () => {
    const messages = messagesOf(
      { role: 'user', content: 'q' },
      { role: 'assistant', content: 'let me look' },
      call('a'),
      call('b'),
      { type: 'function_call_output', call_id: 'a', output: 'one' },
      { type: 'function_call_output', call_id: 'b', output: [{ type: 'input_text', text: 'two' }] },
      { role: 'user', content: 'go on' },
    );
    const input = { cmd: 'ls' };
    const result = (toolUseId: string, text: string) => ({
      type: 'tool-result',
      toolUseId,
      content: [{ type: 'text', text }],
      isError: false,
    });
    expect(messages.slice(1)).toEqual([
      {
        role: 'assistant',
        content: [
          { type: 'text', text: 'let me look' },
          { type: 'tool-use', toolUseId: 'a', name: 'exec_command', input },
          { type: 'tool-use', toolUseId: 'b', name: 'exec_command', input },
        ],
      },
      { role: 'user', content: [result('a', 'one'), result('b', 'two')] },
      { role: 'user', content: [{ type: 'text', text: 'go on' }] },
    ]);
  });

  it('R-007 knows a namespaced call of the history by its flat name', () => {
    const { turn } = fromResponsesRequest(
      responses({
        tools: [AGENTS],
        input: [
          {
            type: 'function_call',
            call_id: 'a',
            name: 'close_agent',
            namespace: 'multi_agent_v1',
            arguments: '{}',
          },
        ],
      }),
    );
    expect(turn.messages[0]?.content).toMatchObject([{ name: turn.tools[0]?.name }]);
  });

  it('R-007 keeps the flat names of two tools apart', () => {
    const bare = { ...EXEC, name: 'multi_agent_v1__close_agent' };
    const { turn, form } = fromResponsesRequest(responses({ tools: [bare, AGENTS] }));
    const names = turn.tools.map((tool) => tool.name);
    expect(new Set(names).size).toBe(2);
    expect(names.map((name) => form.tools.toClientTool(name))).toEqual([
      { name: bare.name, custom: false },
      { name: 'close_agent', namespace: 'multi_agent_v1', custom: false },
    ]);
  });

  it('R-008 offers the tools of additional_tools items, repeated ones once', () => {
    const more = (...tools: ResponseTool[]): ResponseInputItem => ({
      type: 'additional_tools',
      role: 'developer',
      tools,
    });
    const { turn } = fromResponsesRequest(
      responses({ input: [more(EXEC), more(EXEC, AGENTS), { role: 'user', content: 'hi' }] }),
    );
    expect(turn.tools.map((tool) => tool.name)).toEqual(['exec_command', 'multi_agent_v1__close_agent']);
    expect(turn.messages).toHaveLength(1);
  });

  it('R-010 reads custom tools, their calls and their outputs', () => {
    const format = { type: 'grammar' as const, syntax: 'lark', definition: 'start: "x"' };
    const { turn } = fromResponsesRequest(
      responses({
        tools: [{ type: 'custom', name: 'apply_patch', description: 'Patches.', format }],
        input: [
          { type: 'custom_tool_call', call_id: 'a', name: 'apply_patch', input: '*** Begin' },
          { type: 'custom_tool_call_output', call_id: 'a', output: 'done' },
        ],
      }),
    );
    expect(turn.tools).toMatchObject([
      {
        name: 'apply_patch',
        description: expect.stringContaining('start: "x"'),
        inputSchema: { required: ['input'] },
      },
    ]);
    expect(turn.messages).toMatchObject([
      { role: 'assistant', content: [{ type: 'tool-use', input: { input: '*** Begin' } }] },
      { role: 'user', content: [{ type: 'tool-result', toolUseId: 'a', content: [{ text: 'done' }] }] },
    ]);
  });

  it('R-011 restores thinking and its signature before the call that followed it', () => {
    const block = { type: 'thinking' as const, thinking: 'hm "世界"', signature: 'sig==' };
    const messages = messagesOf(
      {
        type: 'reasoning',
        id: 'rs_1',
        summary: [{ type: 'summary_text', text: 'shortened' }],
        encrypted_content: packThinking(block) ?? null,
      },
      call('a'),
    );
    expect(messages).toHaveLength(1);
    expect(messages[0]?.content).toMatchObject([block, { type: 'tool-use' }]);
  });

  it('R-011 restores redacted thinking', () => {
    const block = { type: 'thinking' as const, thinking: '', redacted: 'AAAA' };
    const messages = messagesOf({
      type: 'reasoning',
      summary: [],
      encrypted_content: packThinking(block) ?? null,
    });
    expect(messages[0]?.content).toEqual([block]);
  });

  it.each([null, 'gAAAAABn-foreign', 'q2api-thinking-1.%%%', 'q2api-thinking-1.bnVsbA'])(
    'R-011 ignores a reasoning item with %j',
    (encrypted_content) => {
      const messages = messagesOf({ type: 'reasoning', summary: [], encrypted_content }, call('a'));
      expect(messages[0]?.content).toMatchObject([{ type: 'tool-use' }]);
    },
  );

  it('reads images and files, also as the output of a call', () => {
    const image_url = `data:image/png;base64,${PNG}`;
    const messages = messagesOf(
      {
        role: 'user',
        content: [
          { type: 'input_image', image_url, detail: 'auto' },
          { type: 'input_file', file_data: `data:application/pdf;base64,${PDF}`, filename: 'a.pdf' },
          { type: 'input_file', file_url: 'https://example.com/b.pdf' },
        ],
      },
      { type: 'function_call_output', call_id: 'a', output: [{ type: 'input_image', image_url }] },
    );
    const image = { type: 'image', source: { type: 'base64', format: 'png', data: PNG } };
    expect(messages[0]?.content).toEqual([
      image,
      { type: 'document', source: { type: 'base64', format: 'pdf', data: PDF }, name: 'a.pdf' },
      { type: 'document', source: { type: 'url', url: 'https://example.com/b.pdf' } },
    ]);
    expect(messages[1]?.content).toMatchObject([{ content: [image] }]);
  });

  it('R-009 leaves traces of built-in tools out and names them', () => {
    const input = [
      { type: 'web_search_call', id: 'ws_1', status: 'completed' },
      { type: 'tool_search_call', call_id: null, arguments: {} },
      { role: 'user', content: 'hi' },
    ];
    const { turn, ignored } = fromResponsesRequest({ model: 'm', input });
    expect(turn.messages).toHaveLength(1);
    expect(ignored).toEqual(['input.web_search_call', 'input.tool_search_call']);
  });
});
