import { describe, expect, it } from '@jest/globals';
import {
  assistant,
  chatRequest,
  expectAccepted,
  expectRefused,
  tool,
  toolResult,
  toolRound,
  toolUse,
  user,
} from '../../../test/fixtures/requests.js';

describe('tool specifications', () => {
  it('accepts names of up to 63 letters, digits, underscores and hyphens', () => {
    expectAccepted(chatRequest({ context: { tools: [tool('a-B_9'), tool('x'.repeat(63))] } }));
  });

  it.each(['', 'x'.repeat(64), 'a.b', 'a b', 'größe'])('refuses the name "%s"', (name) => {
    const error = expectRefused(chatRequest({ context: { tools: [tool(name)] } }), 'REQUEST_BODY_INVALID');
    expect(error.message).toBe('Invalid tool use format.');
  });

  it('refuses the same name twice', () => {
    expectRefused(chatRequest({ context: { tools: [tool('a'), tool('a')] } }), 'TOOL_DUPLICATE');
  });
});

describe('tool schemas', () => {
  it('accepts nested schemas, and property names that look like keywords', () => {
    const nested = {
      type: 'object',
      properties: {
        required: { type: 'boolean' },
        properties: { type: 'array', items: { type: 'object', properties: { a: { type: 'string' } } } },
        choice: { anyOf: [{ type: 'string' }, { enum: [null] }] },
      },
      required: ['choice'],
      additionalProperties: false,
    };
    expectAccepted(chatRequest({ context: { tools: [tool('a', nested)] } }));
  });

  const object = { type: 'object', properties: {} };
  it.each([
    ['no object', 'string', /is not an object/],
    ['null', null, /is not an object/],
    ['without type', { properties: {} }, /type "object"/],
    ['of another type', { type: 'array', items: {} }, /type "object"/],
    ['without properties', { type: 'object' }, /must have properties/],
    ['with null properties', { type: 'object', properties: null }, /must have properties/],
    ['with $schema', { ...object, $schema: 'https://json-schema.org' }, /\$schema/],
    ['with null required', { ...object, required: null }, /required/],
    ['with empty required', { ...object, required: [] }, /required/],
    ['with an empty property name', { type: 'object', properties: { '': {} } }, /empty name/],
    ['with a fault inside', nest({ ...object, required: [] }), /required/],
    ['with a fault in a list', { ...object, properties: { a: { oneOf: [{ required: null }] } } }, /required/],
    ['with null properties inside', nest({ properties: null }), /properties must be an object/],
  ])('refuses a schema %s', (_what, schema, detail) => {
    expectRefused(chatRequest({ context: { tools: [tool('a', schema)] } }), 'TOOL_SCHEMA_INVALID', detail);
  });

  function nest(schema: object): object {
    return { type: 'object', properties: { inner: { type: 'array', items: schema } } };
  }
});

describe('tool uses', () => {
  it('accepts ids of up to 64 characters and any JSON object as input', () => {
    const input = { text: null, list: [{ a: 1 }] };
    expectAccepted(toolRound([toolUse('x'.repeat(64), 'a', input)], ['x'.repeat(64)], [tool('a')]));
  });

  it.each([
    ['an id with a dot', toolUse('a.b', 'a')],
    ['an empty id', toolUse('', 'a')],
    ['a long id', toolUse('x'.repeat(65), 'a')],
    ['an illegal name', toolUse('a', 'a.b')],
    ['an input that is text', toolUse('a', 'a', '{}')],
    ['an input that is a list', toolUse('a', 'a', [])],
    ['an empty key in the input', toolUse('a', 'a', { list: [{ '': 1 }] })],
  ])('refuses %s', (_what, use) => {
    const error = expectRefused(toolRound([use], ['a'], [tool('a')]), 'REQUEST_BODY_INVALID');
    expect(error.message).toBe('Invalid tool use format.');
  });

  it('refuses the same id twice, among uses and among results', () => {
    const [one, other] = [toolUse('a', 'a'), toolUse('a', 'a')];
    expectRefused(toolRound([one, other], ['a'], [tool('a')]), 'REQUEST_BODY_INVALID', /twice/);
    expectRefused(toolRound([one], ['a', 'a'], [tool('a')]), 'REQUEST_BODY_INVALID', /twice/);
  });
});

describe('the pairing of tool uses and results', () => {
  const uses = [toolUse('1', 'a'), toolUse('2', 'b')];
  const tools = [tool('a'), tool('b')];

  it('accepts all results in the order of the uses', () => {
    expectAccepted(toolRound(uses, ['1', '2'], tools));
  });

  it('accepts them in the history too', () => {
    const results = { userInputMessageContext: { toolResults: [toolResult('1')] } };
    const history = [user('Go'), assistant(' ', { toolUses: uses.slice(0, 1) }), user('', results)];
    expectAccepted(chatRequest({ context: { tools }, state: { history: [...history, assistant('Done')] } }));
  });

  it.each([
    ['a missing one', ['1']],
    ['another order', ['2', '1']],
    ['one too many', ['1', '2', '3']],
    ['a foreign one', ['1', '3']],
  ])('refuses %s', (_what, resultIds) => {
    expectRefused(toolRound(uses, resultIds, tools), 'TOOL_USE_RESULT_MISMATCH');
  });

  it('refuses a new question instead of results', () => {
    const history = [user('Go'), assistant(' ', { toolUses: uses })];
    expectRefused(chatRequest({ context: { tools }, state: { history } }), 'TOOL_USE_RESULT_MISMATCH');
  });

  it('refuses results in the first message, and results that come a turn too late', () => {
    const late = { content: '', context: { tools, toolResults: [toolResult('1')] } };
    expectRefused(chatRequest(late), 'TOOL_USE_RESULT_MISMATCH');
    const answered = { userInputMessageContext: { toolResults: [toolResult('1')] } };
    const history = [
      user('Go'),
      assistant(' ', { toolUses: uses.slice(0, 1) }),
      user('', answered),
      assistant('b'),
    ];
    expectRefused(chatRequest({ ...late, state: { history } }), 'TOOL_USE_RESULT_MISMATCH');
  });

  it('refuses a history with a tool that is no longer on offer', () => {
    expectRefused(toolRound(uses, ['1', '2'], [tool('a')]), 'TOOL_CONFIG_MISSING', /"b"/);
    expectRefused(toolRound(uses, ['1', '2'], []), 'TOOL_CONFIG_MISSING', /"a"/);
  });
});
