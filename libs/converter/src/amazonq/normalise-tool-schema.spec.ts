import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@q2api/turn';
import { normaliseToolSchema } from './normalise-tool-schema.js';
import { Repairs } from './repairs.js';

const normalise = (schema: JsonObject): JsonObject => normaliseToolSchema(schema, new Repairs());

describe('normaliseToolSchema', () => {
  it('returns an ordinary schema itself', () => {
    const schema: JsonObject = {
      type: 'object',
      properties: {
        path: { type: 'string', default: null, enum: ['a', null], pattern: '^a' },
        list: { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'null' }] }, minItems: 1 },
        required: { type: 'boolean' },
      },
      required: ['path'],
      additionalProperties: false,
    };
    const repairs = new Repairs();
    expect(normaliseToolSchema(schema, repairs)).toBe(schema);
    expect(repairs.list()).toEqual([]);
  });

  it.each<[string, JsonObject, JsonObject]>([
    ['an empty schema', {}, { type: 'object', properties: {} }],
    ['a missing type', { properties: { a: {} } }, { properties: { a: {} }, type: 'object' }],
    [
      'null members',
      { type: 'object', properties: null, required: null },
      { type: 'object', properties: {} },
    ],
    ['a type list', { type: ['object', 'null'], properties: {} }, { type: 'object', properties: {} }],
    [
      'a schema of no object',
      { type: 'string' },
      { type: 'object', properties: { value: { type: 'string' } }, required: ['value'] },
    ],
    ['the dialect', { $schema: 'x', type: 'object', properties: {} }, { type: 'object', properties: {} }],
    [
      'an empty required',
      { type: 'object', properties: {}, required: [] },
      { type: 'object', properties: {} },
    ],
    [
      'nested nulls and malformed required',
      {
        type: 'object',
        properties: {
          a: { type: 'object', properties: null, required: [], description: null },
          b: { type: 'array', items: { required: true } },
          c: { anyOf: [{ required: ['x', 1] }] },
          d: null,
        },
      },
      {
        type: 'object',
        properties: {
          a: { type: 'object' },
          b: { type: 'array', items: {} },
          c: { anyOf: [{ required: ['x'] }] },
        },
      },
    ],
  ])('repairs %s', (_, schema, expected) => {
    expect(normalise(schema)).toEqual(expected);
  });

  it('does not change the schema it was given', () => {
    const schema: JsonObject = { type: 'object', properties: { a: { required: [] } } };
    normalise(schema);
    expect(schema).toEqual({ type: 'object', properties: { a: { required: [] } } });
  });
});
