import type { ChatProtocol } from '@q2api/admin-contract';

const NAME = 'get_weather';
const DESCRIPTION = 'Current weather of a city';
const SCHEMA = {
  type: 'object',
  properties: { city: { type: 'string', description: 'Name of the city' } },
  required: ['city'],
};

/** One tool definition in each protocol's form, as text to edit. */
export const SAMPLE_TOOLS: Record<ChatProtocol, string> = {
  claude: JSON.stringify([{ name: NAME, description: DESCRIPTION, input_schema: SCHEMA }], null, 2),
  openai: JSON.stringify(
    [{ type: 'function', function: { name: NAME, description: DESCRIPTION, parameters: SCHEMA } }],
    null,
    2,
  ),
};
