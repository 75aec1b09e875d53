import { describe, expect, it } from '@jest/globals';
import { TurnError, type TurnRequest } from '@q2api/turn';
import { OutputValidator } from './output-validator.js';
import { repairTurn } from './repair-turn.js';
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

describe('OutputValidator', () => {
  const titleSchema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: { title: { type: 'string' } },
    required: ['title'],
    additionalProperties: false,
  };
  const validator = new OutputValidator(
    { type: 'json-schema', schema: titleSchema, strict: true },
    'format.schema',
  );

  it('returns the bare JSON of a valid answer', () => {
    expect(validator.check('```json\n{"title":"x"}\n```')).toEqual({ valid: true, json: '{"title":"x"}' });
  });

  it('names what does not match the schema', () => {
    expect(validator.check('{"title":1,"more":2}')).toEqual({
      valid: false,
      problem: expect.stringMatching(/additional properties.*\/title must be string/),
    });
  });

  it('says when the answer is not JSON', () => {
    expect(validator.check('Sure!')).toEqual({ valid: false, problem: expect.stringContaining('not JSON') });
  });

  it('wants an object for json_object', () => {
    const objectValidator = new OutputValidator({ type: 'json-object' }, 'response_format');
    expect(objectValidator.check('{}')).toEqual({ valid: true, json: '{}' });
    expect(objectValidator.check('[]').valid).toBe(false);
  });

  it('refuses a schema it cannot use, naming where it stands', () => {
    const create = () =>
      new OutputValidator(
        { type: 'json-schema', schema: { type: 'thing' }, strict: false },
        'response_format.json_schema.schema',
      );
    expect(create).toThrow(TurnError);
    expect(create).toThrow(/^response_format\.json_schema\.schema: is not a usable JSON Schema/);
  });
});

describe('repairTurn', () => {
  it('adds the failed answer and the problem, and leaves the original as it was', () => {
    const turn = {
      messages: [{ role: 'user', content: [{ type: 'text', text: 'q' }] }],
    } as unknown as TurnRequest;
    const repaired = repairTurn(turn, 'no', 'the answer is not JSON');
    expect(repaired.messages.map((message) => message.role)).toEqual(['user', 'assistant', 'user']);
    expect(turn.messages).toHaveLength(1);
  });
});
