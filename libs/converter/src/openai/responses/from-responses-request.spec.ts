import { describe, expect, it } from '@jest/globals';
import type { ResponsesRequest } from '@q2api/openai-types';
import { refusalOf } from '../__fixtures__/refusal-of.js';
import { CODEX, EXEC, responses } from '../__fixtures__/responses-requests.js';
import { fromInputTokensRequest, fromResponsesRequest } from './from-responses-request.js';

function turnOf(fields: Partial<ResponsesRequest>) {
  return fromResponsesRequest(responses(fields)).turn;
}

describe('fromResponsesRequest', () => {
  it('R-001 reads text input', () => {
    const request = fromResponsesRequest(responses());
    expect(request).toMatchObject({ stream: false, ignored: [] });
    expect(request.turn).toEqual({
      model: 'claude-sonnet-4-5',
      system: [],
      messages: [{ role: 'user', content: [{ type: 'text', text: 'hi' }] }],
      tools: [],
      toolChoice: { type: 'auto' },
      parallelToolUse: true,
      stopSequences: [],
      thinking: { type: 'default' },
    });
  });

  it('R-009 reads what Codex sends and leaves its web_search out', () => {
    const { turn, stream, ignored, form } = fromResponsesRequest(CODEX);
    expect(stream).toBe(true);
    expect(ignored).toEqual(['tools.web_search']);
    expect(form).toMatchObject({ showSummary: true, includeEncrypted: true });
    expect(form.echo.tools).toHaveLength(2);
    expect(turn).toMatchObject({
      system: [{ text: 'You are in a terminal.' }],
      messages: [{ role: 'user', content: [{ text: 'say hi' }] }],
      thinking: { type: 'adaptive', display: 'summarized' },
      sessionId: 'thread-1',
    });
    expect(turn.tools.map((tool) => tool.name)).toEqual(['exec_command', 'multi_agent_v1__close_agent']);
  });

  it('R-012 puts instructions before developer and system items', () => {
    const turn = turnOf({
      instructions: 'one',
      input: [
        { role: 'developer', content: 'two' },
        { role: 'system', content: [{ type: 'input_text', text: 'three' }] },
        { role: 'user', content: 'hi' },
        { role: 'developer', content: 'four' },
      ],
    });
    expect(turn.system.map((block) => block.text)).toEqual(['one', 'two', 'three']);
    expect(turn.messages.map((message) => message.role)).toEqual(['user', 'system']);
  });

  it('R-013 accepts store:true and says that nothing is stored', () => {
    const { form, ignored } = fromResponsesRequest(responses({ store: true }));
    expect(form.echo.store).toBe(false);
    expect(ignored).toEqual(['store']);
  });

  it.each([
    ['previous_response_id', { previous_response_id: 'resp_1' }, 'previous_response_not_found'],
    ['conversation', { conversation: 'conv_1' }, 'unsupported_parameter'],
    ['background', { background: true }, 'unsupported_parameter'],
    ['prompt', { prompt: { id: 'pmpt_1' } }, 'unsupported_parameter'],
    ['top_logprobs', { top_logprobs: 2 }, 'unsupported_parameter'],
    ['moderation', { moderation: { model: 'x' } }, 'unsupported_parameter'],
    ['input.0.type', { input: [{ type: 'item_reference', id: 'msg_1' }] }, 'unsupported_value'],
  ] as [string, Partial<ResponsesRequest>, string][])('R-014 refuses %s', (path, fields, code) => {
    const refusal = refusalOf(() => fromResponsesRequest(responses(fields)));
    expect(refusal).toMatchObject({ kind: 'invalid-request', path, code });
  });

  it('R-014 accepts the same fields when they ask for nothing', () => {
    const nothing = { previous_response_id: null, conversation: null, background: false, prompt: null };
    expect(fromResponsesRequest(responses(nothing)).ignored).toEqual([]);
  });

  it('R-015 reads the limit of the answer', () => {
    expect(turnOf({ max_output_tokens: 16 }).maxOutputTokens).toBe(16);
  });

  it('R-017 reads the flat form of the response formats', () => {
    const format = { type: 'json_schema' as const, name: 'answer', schema: { type: 'object' }, strict: true };
    expect(turnOf({ text: { format } }).outputFormat).toEqual({ ...format, type: 'json-schema' });
    expect(turnOf({ text: { format: { type: 'json_object' } } }).outputFormat).toEqual({
      type: 'json-object',
    });
    expect(turnOf({ text: { format: { type: 'text' } } }).outputFormat).toBeUndefined();
  });

  it('reads the effort', () => {
    expect(turnOf({ reasoning: { effort: 'high' } })).toMatchObject({
      effort: 'high',
      thinking: { type: 'adaptive' },
    });
    expect(turnOf({ reasoning: { effort: 'none' } }).thinking).toEqual({ type: 'disabled' });
  });

  it('names the fields without effect', () => {
    const { ignored } = fromResponsesRequest(
      responses({
        temperature: 1,
        text: { verbosity: 'low' },
        truncation: 'auto',
        include: ['message.output_text.logprobs', 'reasoning.encrypted_content'],
        metadata: { a: 'b' },
      }),
    );
    expect(ignored).toEqual(['temperature', 'text.verbosity', 'truncation', 'include']);
  });

  it.each([
    ['no object', 'hi', ''],
    ['no model', { input: 'hi' }, 'model'],
    ['no input', { model: 'm' }, 'input'],
    ['an empty input', { model: 'm', input: [] }, 'input'],
    ['an item that is no object', { model: 'm', input: ['hi'] }, 'input.0'],
    ['an unknown item', { model: 'm', input: [{ type: 'telepathy' }] }, 'input.0.type'],
    ['a compacted conversation', { model: 'm', input: [{ type: 'compaction' }] }, 'input.0.type'],
    ['an unknown role', { model: 'm', input: [{ role: 'robot', content: 'x' }] }, 'input.0.role'],
    ['a message without content', { model: 'm', input: [{ role: 'user' }] }, 'input.0.content'],
    [
      'audio',
      { model: 'm', input: [{ role: 'user', content: [{ type: 'input_audio' }] }] },
      'input.0.content.0.type',
    ],
    [
      'a stored image',
      { model: 'm', input: [{ role: 'user', content: [{ type: 'input_image', file_id: 'f' }] }] },
      'input.0.content.0.file_id',
    ],
    ['an unknown summary', { ...responses(), reasoning: { summary: 'long' } }, 'reasoning.summary'],
    ['a tool that a server must run', { ...responses(), tools: [{ type: 'file_search' }] }, 'tools.0.type'],
    ['two tools of one name', responses({ tools: [EXEC, EXEC] }), 'tools.1'],
    [
      'a forced tool that was left out',
      { ...responses(), tools: [{ type: 'web_search' }], tool_choice: { type: 'web_search' } },
      'tool_choice.type',
    ],
    [
      'a chosen tool that was not offered',
      responses({ tool_choice: { type: 'function', name: 'f' } }),
      'tool_choice.name',
    ],
  ])('refuses %s and names the path', (_, body, path) => {
    expect(refusalOf(() => fromResponsesRequest(body))).toMatchObject({ kind: 'invalid-request', path });
  });
});

describe('fromInputTokensRequest', () => {
  it('reads the same body, in which nothing is required', () => {
    expect(fromInputTokensRequest(CODEX)).toEqual(fromResponsesRequest(CODEX).turn);
    expect(fromInputTokensRequest({ instructions: 'Be brief.' }).system).toEqual([
      { type: 'text', text: 'Be brief.' },
    ]);
  });

  it('refuses what would continue a stored conversation', () => {
    expect(() => fromInputTokensRequest({ previous_response_id: 'resp_1' })).toThrow('not stored');
  });
});
