import { describe, expect, it } from '@jest/globals';
import type { TurnRequest } from '@q2api/turn';
import { contents, convert, withCapabilities } from './__fixtures__/convert.js';
import { assistant, OPTIONS, system, tool, toolResult, user } from './__fixtures__/turns.js';

describe('toAmazonQRequest', () => {
  it('sends a single question as the current message and nothing else', () => {
    expect(convert({})).toMatchObject({
      request: {
        conversationState: {
          conversationId: OPTIONS.conversationId,
          chatTriggerType: 'MANUAL',
          currentMessage: {
            userInputMessage: { content: 'Hi', origin: 'CLI', modelId: 'claude-sonnet-4.5' },
          },
        },
      },
      repairs: [],
    });
    expect(Object.keys(convert({}).request)).toEqual(['conversationState']);
    expect(convert({}).request.conversationState).not.toHaveProperty('history');
  });

  it('puts the last turn in the current message and the rest in the history, origin on each, model on the last', () => {
    const { history, current } = convert({ messages: [user('a'), assistant('b'), user('c')] });
    expect(history).toEqual([
      { userInputMessage: { content: 'a', origin: 'CLI' } },
      { assistantResponseMessage: { content: 'b' } },
    ]);
    expect(current).toEqual({ content: 'c', origin: 'CLI', modelId: 'claude-sonnet-4.5' });
  });

  it('leaves the model out when none is named', () => {
    expect(convert({}, { modelId: undefined }).current).not.toHaveProperty('modelId');
  });

  describe('turns', () => {
    it('merges neighbours of one side', () => {
      const { history, current, repairs } = convert({
        messages: [user('a'), user('b', 'c'), assistant('d'), assistant('e'), user('f')],
      });
      expect(contents(history)).toEqual(['user: a\n\nb\n\nc', 'assistant: d\n\ne']);
      expect(current.content).toBe('f');
      expect(repairs).toEqual(['merged 2 turns']);
    });

    it('leaves out messages that say nothing', () => {
      const { history, current } = convert({ messages: [user('a'), assistant(' \n'), user(''), user('b')] });
      expect(history).toEqual([]);
      expect(current.content).toBe('a\n\nb');
    });

    it('opens with a user turn when the conversation opens with the assistant', () => {
      const { history, repairs } = convert({ messages: [assistant('Hello'), user('Hi')] });
      expect(contents(history)).toEqual(['user: (no text)', 'assistant: Hello']);
      expect(repairs).toEqual(['filled 1 turn without text']);
    });

    it('asks to continue after a trailing assistant turn', () => {
      const { history, current, repairs } = convert({ messages: [user('a'), assistant('{"b":')] });
      expect(contents(history)).toEqual(['user: a', 'assistant: {"b":']);
      expect(current.content).toBe('Continue.');
      expect(repairs).toEqual(['continued 1 trailing assistant turn']);
    });

    it('sends a filler when there is nothing to say at all', () => {
      expect(convert({ messages: [user('')] }).current.content).toBe('(no text)');
    });
  });

  describe('system text', () => {
    it('opens the first user turn, verbatim and in order, and stays there', () => {
      const blocks: TurnRequest['system'] = [
        { type: 'text', text: 'Be brief.' },
        { type: 'text', text: '  Use <b>.\n' },
      ];
      const wrapped = '<system>\nBe brief.\n\n  Use <b>.\n\n</system>\n\na';
      expect(convert({ system: blocks, messages: [user('a')] }).current.content).toBe(wrapped);
      const { history, current } = convert({
        system: blocks,
        messages: [user('a'), assistant('b'), user('c')],
      });
      expect(contents(history)[0]).toBe(`user: ${wrapped}`);
      expect(current.content).toBe('c');
    });

    it('is left out when it is blank', () => {
      expect(convert({ system: [{ type: 'text', text: ' ' }] }).current.content).toBe('Hi');
    });

    it('inside the conversation joins the user turn at its place', () => {
      const { history, current, repairs } = convert({
        messages: [user('a'), system('now X'), assistant('b'), system('now Y'), user('c'), system('now Z')],
      });
      expect(contents(history)).toEqual(['user: a\n\n<system>\nnow X\n</system>', 'assistant: b']);
      expect(current.content).toBe('<system>\nnow Y\n</system>\n\nc\n\n<system>\nnow Z\n</system>');
      expect(repairs).toContain('folded 3 system messages into user turns');
    });

    it('makes a user turn of its own between two assistant turns', () => {
      const { history } = convert({
        messages: [user('a'), assistant('b'), system('s'), assistant('c'), user('d')],
      });
      expect(contents(history)).toEqual([
        'user: a',
        'assistant: b',
        'user: <system>\ns\n</system>',
        'assistant: c',
      ]);
    });
  });

  describe('output format', () => {
    it('is put in words after the client’s system text', () => {
      const schema = { type: 'object', properties: { title: { type: 'string' } } };
      const { current } = convert({
        system: [{ type: 'text', text: 'Be brief.' }],
        outputFormat: { type: 'json-schema', schema, strict: true },
      });
      expect(current.content).toContain('Be brief.\n\nThe text of the answer must be one JSON value');
      expect(current.content).toContain(JSON.stringify(schema));
      expect(convert({ outputFormat: { type: 'json-object' } }).current.content).toContain('one JSON object');
    });
  });

  describe('thinking', () => {
    const replayed = (...blocks: TurnRequest['messages'][number]['content']) =>
      convert({ messages: [user('a'), assistant(...blocks, 'b'), user('c')] });

    it('is replayed nested and unaltered when it is signed', () => {
      const { history } = replayed({ type: 'thinking', thinking: 'Hm\n', signature: 'Eq.~==' });
      expect(history[1]).toEqual({
        assistantResponseMessage: {
          content: 'b',
          reasoningContent: { reasoningText: { text: 'Hm\n', signature: 'Eq.~==' } },
        },
      });
    });

    it('is replayed as it came when it is redacted', () => {
      const { history } = replayed({ type: 'thinking', thinking: '', redacted: 'AAEC' });
      expect(history[1]).toMatchObject({
        assistantResponseMessage: { reasoningContent: { redactedContent: 'AAEC' } },
      });
    });

    it.each<[string, TurnRequest['messages'][number]['content'][number]]>([
      ['unsigned', { type: 'thinking', thinking: 'x' }],
      ['signed with nothing', { type: 'thinking', thinking: 'x', signature: '' }],
      ['signed with prose', { type: 'thinking', thinking: 'x', signature: 'not a signature' }],
      ['not clean text', { type: 'thinking', thinking: '\ud800', signature: 'abc' }],
    ])('is dropped when it is %s', (_, block) => {
      const { history, repairs } = replayed(block);
      expect(history[1]).toEqual({ assistantResponseMessage: { content: 'b' } });
      expect(repairs).toEqual(['dropped 1 thinking block']);
    });

    it('alone makes no turn', () => {
      const { history, repairs } = convert({
        messages: [user('a'), assistant({ type: 'thinking', thinking: 'x', signature: 'abc' }), user('b')],
      });
      expect(history).toEqual([]);
      expect(repairs).toContain('dropped 1 thinking block');
    });

    it('keeps the block nearest to what followed when there are several', () => {
      const { history } = replayed(
        { type: 'thinking', thinking: 'x', signature: 'one' },
        { type: 'thinking', thinking: 'y', signature: 'two' },
      );
      expect(JSON.stringify(history)).toContain('"signature":"two"');
      expect(JSON.stringify(history)).not.toContain('"signature":"one"');
    });
  });

  describe('cache points', () => {
    const cached = (text: string) => ({ type: 'text' as const, text, cachePoint: {} });
    const messages = [
      user(cached('a')),
      assistant('b'),
      user(cached('c')),
      assistant(cached('d')),
      user(cached('e')),
    ];
    const marks = (conversion: ReturnType<typeof convert>): number[] =>
      [...conversion.history, { userInputMessage: conversion.current }].flatMap((message, index) =>
        JSON.stringify(message).includes('cachePoint') ? [index] : [],
      );

    it('are left out where the model does not cache', () => {
      expect(marks(convert({ messages }))).toEqual([]);
    });

    it('mark the messages, the last ones when there are too many', () => {
      expect(
        marks(convert({ messages }, withCapabilities({ promptCaching: { maxCheckpoints: 4 } }))),
      ).toEqual([0, 2, 3, 4]);
      const few = convert({ messages }, withCapabilities({ promptCaching: { maxCheckpoints: 2 } }));
      expect(marks(few)).toEqual([3, 4]);
      expect(few.repairs).toEqual(['dropped 2 cache points']);
    });

    it('of the system text and of tools mark the first message', () => {
      const options = withCapabilities({ promptCaching: { maxCheckpoints: 4 } });
      const talk = [user('a'), assistant('b'), user('c')];
      expect(marks(convert({ system: [cached('s')], messages: talk }, options))).toEqual([0]);
      expect(marks(convert({ tools: [tool('t', { cachePoint: {} })], messages: talk }, options))).toEqual([
        0,
      ]);
    });
  });

  it('repairs text that the upstream refuses, in every place', () => {
    const bad = 'a\ud800b\0c';
    const { request, repairs } = convert({
      system: [{ type: 'text', text: bad }],
      tools: [tool('t', { description: bad, inputSchema: { type: 'object', properties: { [bad]: {} } } })],
      messages: [
        user(bad),
        assistant(bad, {
          type: 'tool-use',
          toolUseId: 't1',
          name: 't',
          input: { [bad]: [bad], '': 1, n: { '\0': 2 } },
        }),
        user(toolResult('t1', bad)),
      ],
    });
    const json = JSON.stringify(request);
    expect(json).not.toMatch(/\\ud800|\\u0000|"":/);
    expect(json.match(/a\ufffdbc/g)).toHaveLength(8);
    expect(repairs).toContain('repaired 9 texts with invalid characters');
  });
});
