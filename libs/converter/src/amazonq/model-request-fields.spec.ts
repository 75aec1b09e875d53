import { describe, expect, it } from '@jest/globals';
import type { JsonObject, TurnRequest } from '@q2api/turn';
import { OPTIONS, turnRequest } from './__fixtures__/turns.js';
import { modelRequestFields } from './model-request-fields.js';
import { Repairs } from './repairs.js';

const object = (properties: JsonObject, required?: string[]): JsonObject => ({
  type: 'object',
  properties,
  ...(required && { required }),
  additionalProperties: false,
});

const CLAUDE: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...object({
    thinking: object(
      {
        type: { type: 'string', enum: ['adaptive', 'disabled'] },
        display: { type: 'string', enum: ['summarized', 'omitted'] },
      },
      ['type'],
    ),
    output_config: object({ effort: { type: 'string', enum: ['low', 'medium', 'high', 'max'] } }),
    max_tokens: { type: 'integer', minimum: 1024, maximum: 64_000 },
  }),
};
const BUDGET: JsonObject = object({
  thinking: object({ type: { const: 'enabled' }, budget_tokens: { type: 'integer' } }, [
    'type',
    'budget_tokens',
  ]),
});
const GPT: JsonObject = object({ reasoning: object({ effort: { enum: ['none', 'low', 'high'] } }) });

function fieldsFor(overrides: Partial<TurnRequest>, requestFieldsSchema?: JsonObject) {
  const repairs = new Repairs();
  const capabilities = { ...OPTIONS.capabilities, ...(requestFieldsSchema && { requestFieldsSchema }) };
  return {
    fields: modelRequestFields(turnRequest(overrides), capabilities, repairs),
    repairs: repairs.list(),
  };
}

describe('modelRequestFields', () => {
  it('sends nothing to a model without a schema, nor when nothing is asked for', () => {
    const wishes: Partial<TurnRequest> = {
      effort: 'high',
      thinking: { type: 'adaptive' },
      maxOutputTokens: 10,
    };
    expect(fieldsFor(wishes).fields).toBeUndefined();
    expect(fieldsFor({}, CLAUDE).fields).toBeUndefined();
  });

  it.each<[string, Partial<TurnRequest>, JsonObject, JsonObject | undefined]>([
    ['effort where Claude takes it', { effort: 'high' }, CLAUDE, { output_config: { effort: 'high' } }],
    ['effort where GPT takes it', { effort: 'low' }, GPT, { reasoning: { effort: 'low' } }],
    [
      'the effort below one that is not offered',
      { effort: 'xhigh' },
      CLAUDE,
      { output_config: { effort: 'high' } },
    ],
    [
      'the lowest effort when all are higher',
      { effort: 'minimal' },
      CLAUDE,
      { output_config: { effort: 'low' } },
    ],
    ['adaptive thinking', { thinking: { type: 'adaptive' } }, CLAUDE, { thinking: { type: 'adaptive' } }],
    [
      'adaptive thinking where budgets are not taken',
      { thinking: { type: 'enabled', budgetTokens: 2048 } },
      CLAUDE,
      { thinking: { type: 'adaptive' } },
    ],
    [
      'a budget where it is taken',
      { thinking: { type: 'enabled', budgetTokens: 2048 } },
      BUDGET,
      { thinking: { type: 'enabled', budget_tokens: 2048 } },
    ],
    [
      'the display the client asked for',
      { thinking: { type: 'adaptive', display: 'omitted' } },
      CLAUDE,
      { thinking: { type: 'adaptive', display: 'omitted' } },
    ],
    [
      'thinking without a display that the model does not know',
      { thinking: { type: 'adaptive', display: 'updates' } },
      CLAUDE,
      { thinking: { type: 'adaptive' } },
    ],
    [
      'effort alone, when both are asked for',
      { effort: 'low', thinking: { type: 'adaptive' } },
      CLAUDE,
      { output_config: { effort: 'low' } },
    ],
    [
      'effort and thinking, when the display matters',
      { effort: 'low', thinking: { type: 'adaptive', display: 'summarized' } },
      CLAUDE,
      { output_config: { effort: 'low' }, thinking: { type: 'adaptive', display: 'summarized' } },
    ],
    ['no thinking', { thinking: { type: 'disabled' } }, CLAUDE, { thinking: { type: 'disabled' } }],
    ['no reasoning', { thinking: { type: 'disabled' } }, GPT, { reasoning: { effort: 'none' } }],
    ['a ceiling within the bounds', { maxOutputTokens: 128_000 }, CLAUDE, { max_tokens: 64_000 }],
    ['a ceiling not below the bounds', { maxOutputTokens: 5 }, CLAUDE, { max_tokens: 1024 }],
    ['no ceiling to a model that takes none', { maxOutputTokens: 5 }, GPT, undefined],
  ])('sends %s', (_, wishes, schema, expected) => {
    expect(fieldsFor(wishes, schema).fields).toEqual(expected);
  });

  it('reports what it clamped and what it left out', () => {
    expect(fieldsFor({ effort: 'xhigh' }, CLAUDE).repairs).toEqual(['clamped 1 model setting']);
    expect(fieldsFor({ thinking: { type: 'disabled' } }, BUDGET)).toEqual({
      fields: undefined,
      repairs: ['omitted 1 model setting'],
    });
  });

  it('sends nothing when the schema itself is broken', () => {
    const broken: JsonObject = { type: 'nonsense', properties: { thinking: {} } };
    expect(fieldsFor({ thinking: { type: 'adaptive' } }, broken).fields).toBeUndefined();
  });
});
