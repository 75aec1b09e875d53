import { describe, expect, it } from '@jest/globals';
import { type OutputFormat, TurnError, type TurnRequest } from '@q2api/turn';
import { askAgain } from './ask-again.js';
import { checkOutput } from './check-output.js';
import { requireUsableSchema } from './schema-compiler.js';
import { unfenceJson } from './unfence-json.js';

describe('unfenceJson', () => {
  it.each([
    ['bare JSON', '{"a":1}', '{"a":1}'],
    ['surrounding space', '\n {"a":1} \n', '{"a":1}'],
    ['a json fence', '```json\n{"a":1}\n```', '{"a":1}'],
    ['a plain fence', '```\n[1]\n```', '[1]'],
    ['prose around one fence', 'Here:\n```json\n{"a":1}\n```\nDone.', '{"a":1}'],
    ['a fence inside a string', '{"a":"```json\\n1\\n```"}', '{"a":"```json\\n1\\n```"}'],
  ])('reads %s', (_, answer, expected) => {
    expect(unfenceJson(answer)).toBe(expected);
  });

  it('does not choose between two fenced blocks', () => {
    const answer = 'a\n```json\n1\n```\nb\n```json\n2\n```';
    expect(unfenceJson(answer)).toBe(answer);
  });
});

function jsonSchema(schema: Extract<OutputFormat, { type: 'json-schema' }>['schema']): OutputFormat {
  return { type: 'json-schema', schema, strict: true };
}

describe('checkOutput', () => {
  const title = jsonSchema({
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: { title: { type: 'string' } },
    required: ['title'],
    additionalProperties: false,
  });

  it('returns the bare JSON of a valid answer', () => {
    expect(checkOutput(title, '```json\n{"title":"x"}\n```')).toEqual({ valid: true, json: '{"title":"x"}' });
  });

  it('names what does not match the schema', () => {
    expect(checkOutput(title, '{"title":1,"more":2}')).toEqual({
      valid: false,
      problem: expect.stringMatching(/additional properties.*\/title must be string/),
    });
  });

  it('says when the answer is not JSON, without repeating it', () => {
    expect(checkOutput(title, 'Sure!')).toEqual({ valid: false, problem: 'the answer is not JSON' });
  });

  it('wants an object for json_object', () => {
    expect(checkOutput({ type: 'json-object' }, '{}')).toEqual({ valid: true, json: '{}' });
    expect(checkOutput({ type: 'json-object' }, '[]').valid).toBe(false);
  });

  it('keeps the ids of different schemas apart', () => {
    const withId = (type: string) =>
      jsonSchema({ $defs: { part: { $id: 'part', type } }, properties: { a: { $ref: 'part' } } });
    expect(checkOutput(withId('string'), '{"a":"x"}').valid).toBe(true);
    expect(checkOutput(withId('number'), '{"a":"x"}').valid).toBe(false);
  });
});

describe('requireUsableSchema', () => {
  it('refuses a schema that cannot be compiled, naming where it stands', () => {
    const check = () => requireUsableSchema({ type: 'thing' }, 'response_format.json_schema.schema');
    expect(check).toThrow(TurnError);
    expect(check).toThrow(/^response_format\.json_schema\.schema: is not a usable JSON Schema/);
  });
});

describe('askAgain', () => {
  const turn = {
    messages: [{ role: 'user', content: [{ type: 'text', text: 'q' }] }],
  } as unknown as TurnRequest;

  it('adds the failed answer and the correction, and leaves the original as it was', () => {
    const again = askAgain(turn, 'no', 'Once more.');
    expect(again.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
    expect(turn.messages).toHaveLength(1);
  });

  it('adds only the correction when there was no text', () => {
    expect(askAgain(turn, ' ', 'Once more.').messages.map(({ role }) => role)).toEqual(['user', 'user']);
  });
});
