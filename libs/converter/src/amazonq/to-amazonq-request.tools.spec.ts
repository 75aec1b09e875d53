import { describe, expect, it } from '@jest/globals';
import { contents, convert, toolsOf } from './__fixtures__/convert.js';
import { assistant, tool, toolResult, toolUse, user } from './__fixtures__/turns.js';

describe('toAmazonQRequest', () => {
  describe('tool uses and results', () => {
    it('answers parallel uses in the order of the uses, human text beside them', () => {
      const { history, current, repairs } = convert({
        tools: [tool('read')],
        messages: [
          user('go'),
          assistant('ok', toolUse('t1'), toolUse('t2')),
          user(toolResult('t2', 'two'), toolResult('t1', 'one'), 'and?'),
        ],
      });
      expect(history[1]).toEqual({
        assistantResponseMessage: {
          content: 'ok',
          toolUses: [
            { toolUseId: 't1', name: 'read', input: {} },
            { toolUseId: 't2', name: 'read', input: {} },
          ],
        },
      });
      expect(current.content).toBe('and?');
      expect(current.userInputMessageContext?.toolResults).toEqual([
        { toolUseId: 't1', content: [{ text: 'one' }], status: 'success' },
        { toolUseId: 't2', content: [{ text: 'two' }], status: 'success' },
      ]);
      expect(repairs).toEqual([]);
    });

    it('collects results from several messages into one turn', () => {
      const { current } = convert({
        messages: [
          user('go'),
          assistant(toolUse('t1'), toolUse('t2')),
          user(toolResult('t1', 'one')),
          user(toolResult('t2', 'two')),
        ],
      });
      expect(current.userInputMessageContext?.toolResults).toHaveLength(2);
      expect(current.content).toBe('Tool results:');
    });

    it('reports a use that was never answered as cancelled', () => {
      const { history, repairs } = convert({
        messages: [user('go'), assistant(toolUse('t1')), user('never mind'), assistant('ok'), user('x')],
      });
      expect(history[2]).toMatchObject({
        userInputMessage: {
          content: 'never mind',
          userInputMessageContext: {
            toolResults: [
              {
                toolUseId: 't1',
                status: 'error',
                content: [{ text: 'Tool use was cancelled by the user' }],
              },
            ],
          },
        },
      });
      expect(repairs).toContain('cancelled 1 unanswered tool use');
    });

    it('turns a result without its use into text at its place', () => {
      const { current, repairs } = convert({ messages: [user('a', toolResult('gone', 'found it'), 'b')] });
      expect(current.content).toBe('a\n\n[Result of tool use gone]\nfound it\n\nb');
      expect(current.userInputMessageContext).toBeUndefined();
      expect(repairs).toEqual(['folded 1 orphan tool result into text']);
    });

    it('turns a result that comes a turn too late into text', () => {
      const { history, current } = convert({
        messages: [
          user('a'),
          assistant(toolUse('t1')),
          user('b'),
          assistant('c'),
          user(toolResult('t1', 'late')),
        ],
      });
      expect(history[2]).toMatchObject({
        userInputMessage: {
          userInputMessageContext: { toolResults: [{ toolUseId: 't1', status: 'error' }] },
        },
      });
      expect(current.content).toBe('[Result of tool use t1]\nlate');
    });

    it('merges different results for one use and sends a repeated one once', () => {
      const { current, repairs } = convert({
        messages: [
          user('a'),
          assistant(toolUse('t1')),
          user(toolResult('t1', 'one'), toolResult('t1', 'one'), toolResult('t1', 'two')),
        ],
      });
      expect(current.userInputMessageContext?.toolResults).toEqual([
        { toolUseId: 't1', content: [{ text: 'one' }, { text: 'two' }], status: 'success' },
      ]);
      expect(repairs).toContain('merged 2 duplicate tool results');
    });

    it('gives uses that share an id ids of their own and answers them in turn', () => {
      const { history, current } = convert({
        messages: [
          user('a'),
          assistant(toolUse('t'), toolUse('t')),
          user(toolResult('t', 'one'), toolResult('t', 'two')),
        ],
      });
      const uses =
        history[1] && 'assistantResponseMessage' in history[1]
          ? history[1].assistantResponseMessage.toolUses
          : [];
      const results = current.userInputMessageContext?.toolResults ?? [];
      expect(new Set(uses?.map(({ toolUseId }) => toolUseId)).size).toBe(2);
      expect(results.map(({ toolUseId }) => toolUseId)).toEqual(uses?.map(({ toolUseId }) => toolUseId));
      expect(results.map(({ content }) => content)).toEqual([[{ text: 'one' }], [{ text: 'two' }]]);
    });

    it('maps an id that the upstream refuses, the same in use and result', () => {
      const id = 'call:1/'.repeat(20);
      const { history, current, repairs } = convert({
        messages: [user('a'), assistant(toolUse(id)), user(toolResult(id, 'one'))],
      });
      const sentId = current.userInputMessageContext?.toolResults?.[0]?.toolUseId ?? '';
      expect(sentId).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
      expect(JSON.stringify(history)).toContain(sentId);
      expect(repairs).toContain('renamed 1 tool use id');
    });

    it('marks errors, fills empty results, keeps JSON objects and writes other JSON as text', () => {
      const { current } = convert({
        messages: [
          user('a'),
          assistant(toolUse('t1'), toolUse('t2'), toolUse('t3')),
          user(
            { type: 'tool-result', toolUseId: 't1', isError: true, content: [{ type: 'text', text: 'no' }] },
            { type: 'tool-result', toolUseId: 't2', isError: false, content: [{ type: 'text', text: ' ' }] },
            {
              type: 'tool-result',
              toolUseId: 't3',
              isError: false,
              content: [
                { type: 'json', json: { a: null } },
                { type: 'json', json: [1] },
              ],
            },
          ),
        ],
      });
      expect(current.userInputMessageContext?.toolResults).toEqual([
        { toolUseId: 't1', content: [{ text: 'no' }], status: 'error' },
        { toolUseId: 't2', content: [{ text: '(no output)' }], status: 'success' },
        { toolUseId: 't3', content: [{ json: { a: null } }, { text: '[1]' }], status: 'success' },
      ]);
    });

    it('sends large inputs and results by reference', () => {
      const input = { files: [{ path: 'a' }] };
      const { history } = convert({
        messages: [
          user('a'),
          assistant({ type: 'tool-use', toolUseId: 't', name: 'read', input }),
          user('b'),
        ],
      });
      const message = history[1];
      const sent =
        message && 'assistantResponseMessage' in message ? message.assistantResponseMessage : undefined;
      expect(sent?.toolUses?.[0]?.input).toBe(input);
    });
  });

  describe('tools', () => {
    it('offers them on the current message', () => {
      const { current } = convert({ tools: [tool('read'), tool('write')] });
      expect(toolsOf(current)).toEqual([
        { name: 'read', description: 'Does read', inputSchema: { json: { type: 'object', properties: {} } } },
        {
          name: 'write',
          description: 'Does write',
          inputSchema: { json: { type: 'object', properties: {} } },
        },
      ]);
    });

    it('renames illegal and long names everywhere and maps them back', () => {
      const names = ['my.tool', 'x'.repeat(64), 'ok'];
      const { current, history, toolNames, repairs } = convert({
        tools: names.map((name) => tool(name)),
        messages: [user('a'), assistant(toolUse('t1', 'my.tool')), user(toolResult('t1', 'b'))],
      });
      const sent = toolsOf(current).map(({ name }) => name);
      expect(sent[2]).toBe('ok');
      for (const name of sent) expect(name).toMatch(/^[a-zA-Z][a-zA-Z0-9_-]{0,62}$/);
      expect(sent.map((name) => toolNames.toClient(name))).toEqual(names);
      expect(JSON.stringify(history)).toContain(sent[0]);
      expect(repairs).toEqual(['renamed 2 tools']);
    });

    it('uses the name as the description where there is none', () => {
      const tools = [tool('a', { description: undefined }), tool('b', { description: ' ' })];
      expect(toolsOf(convert({ tools }).current).map(({ description }) => description)).toEqual(['a', 'b']);
    });

    it('moves the end of a long description to the system text', () => {
      const description = Array.from({ length: 3_000 }, (_, line) => `line ${line}`).join('\n');
      const { current, repairs } = convert({ tools: [tool('bash', { description })] });
      const sent = toolsOf(current)[0]?.description ?? '';
      expect(sent.length).toBeLessThanOrEqual(10_000);
      const title = 'Description of the tool bash, continued:';
      expect(sent).toContain(title);
      const head = sent.slice(0, sent.indexOf('\n(Continued'));
      const rest = current.content.slice(current.content.indexOf(title) + title.length + 1);
      expect(head + rest.slice(0, rest.indexOf('\n</system>'))).toBe(description);
      expect(repairs).toEqual(['moved 1 long tool description']);
    });

    it('keeps the first of two tools with one name', () => {
      const { current, repairs } = convert({ tools: [tool('a'), tool('a', { description: 'again' })] });
      expect(toolsOf(current)).toHaveLength(1);
      expect(repairs).toEqual(['dropped 1 duplicate tool']);
    });

    it('hides deferred tools until they were used', () => {
      const tools = [tool('a'), tool('later', { deferred: true })];
      expect(toolsOf(convert({ tools }).current).map(({ name }) => name)).toEqual(['a']);
      const messages = [user('x'), assistant(toolUse('t', 'later')), user(toolResult('t', 'y'))];
      expect(toolsOf(convert({ tools, messages }).current).map(({ description }) => description)).toEqual([
        'Does a',
        'Does later',
      ]);
    });

    it('declares tools that only the history names', () => {
      const messages = [user('x'), assistant(toolUse('t', 'gone')), user(toolResult('t', 'y'))];
      const { current, repairs } = convert({ messages });
      expect(toolsOf(current)).toEqual([
        { name: 'gone', description: 'gone', inputSchema: { json: { type: 'object', properties: {} } } },
      ]);
      expect(repairs).toContain('declared 1 tool that only the history names');
    });

    it('takes a name in the history that differs only by case for the offered tool', () => {
      const messages = [user('x'), assistant(toolUse('t', 'READ')), user(toolResult('t', 'y'))];
      const { current, history } = convert({ tools: [tool('Read')], messages });
      expect(toolsOf(current).map(({ name }) => name)).toEqual(['Read']);
      expect(JSON.stringify(history)).toContain('"name":"Read"');
    });
  });

  describe('tool choice', () => {
    const tools = [tool('a'), tool('b')];

    it('none offers no tools', () => {
      const { current } = convert({ tools, toolChoice: { type: 'none' } });
      expect(toolsOf(current)).toEqual([]);
      expect(current.content).toBe('Hi');
    });

    it('none declares what the history needs and says that no tool is to be called', () => {
      const messages = [user('x'), assistant(toolUse('t', 'a')), user(toolResult('t', 'y'))];
      const { current, history } = convert({ tools, toolChoice: { type: 'none' }, messages });
      expect(toolsOf(current).map(({ description }) => description)).toEqual(['a']);
      expect(contents(history)[0]).toContain('The next answer must not call a tool.');
    });

    it('any asks for a tool', () => {
      const { current } = convert({ tools, toolChoice: { type: 'any' } });
      expect(toolsOf(current)).toHaveLength(2);
      expect(current.content).toContain('The next answer must call at least one of the tools.');
    });

    it('tool offers that tool only and asks for it by its upstream name', () => {
      const { current, toolNames } = convert({
        tools: [...tools, tool('my.tool', { deferred: true })],
        toolChoice: { type: 'tool', name: 'my.tool' },
      });
      const name = toolNames.toUpstream('my.tool');
      expect(toolsOf(current).map((sent) => sent.name)).toEqual([name]);
      expect(current.content).toContain(`The next answer must call the tool ${name}.`);
    });
  });
});
