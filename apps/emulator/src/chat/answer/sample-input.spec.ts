import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { type JsonObject } from '../../server/json.js';
import { sampleInput } from './sample-input.js';

describe('sampleInput', () => {
  it('fits the schema it was made for', () => {
    const schema: JsonObject = {
      type: 'object',
      properties: {
        city: { type: 'string' },
        unit: { enum: ['C', 'F'] },
        days: { type: 'integer', minimum: 3 },
        exact: { const: 7 },
        flag: { type: 'boolean' },
        tags: { type: 'array', items: { type: 'string' }, minItems: 1 },
        place: { type: 'object', properties: { lat: { type: 'number' } }, required: ['lat'] },
        nothing: { type: 'null' },
        either: { type: ['string', 'null'] },
        optional: { type: 'string' },
      },
      required: ['city', 'unit', 'days', 'exact', 'flag', 'tags', 'place', 'nothing', 'either'],
      additionalProperties: false,
    };
    const input = sampleInput(schema);
    expect(new Ajv({ strict: false }).validate(schema, input)).toBe(true);
    expect(input).not.toHaveProperty('optional');
    expect(input['city']).toBe('sample city');
  });

  it('is empty for a schema that asks for nothing', () => {
    expect(sampleInput({ type: 'object', properties: {} })).toEqual({});
    expect(sampleInput(undefined)).toEqual({});
  });
});
