import fc from 'fast-check';
import type { StopReason, TurnEvent } from '@q2api/turn';
import { text, thinking, toolUse } from '../../__fixtures__/answers.js';

const anyText = fc.string({ unit: 'binary', maxLength: 20 });
const deltas = fc.array(anyText, { maxLength: 4 });

const textBlock = deltas.map((parts) => text(...parts));

const thinkingBlock = fc
  .tuple(deltas, fc.option(fc.base64String({ minLength: 4 }), { nil: undefined }))
  .map(([thought, signature]) => thinking(thought, signature === undefined ? {} : { signature }));

/** JSON of an object, cut anywhere. */
const toolBlock = fc
  .tuple(
    fc.constantFrom('get_weather', 'patch'),
    fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue(), { maxKeys: 3 }),
    fc.nat(),
  )
  .map(([name, input, cut]) => {
    const json = JSON.stringify(input);
    const at = cut % (json.length + 1);
    return { name, json: [json.slice(0, at), json.slice(at)] };
  });

const stopReason = fc.constantFrom<StopReason>(
  'end_turn',
  'max_tokens',
  'stop_sequence',
  'refusal',
  'model_context_window_exceeded',
);

const tokens = fc.nat(200_000);
const usage = fc.record({
  inputTokens: tokens,
  outputTokens: tokens,
  cacheReadTokens: tokens,
  source: fc.constant('measured' as const),
});

/** Any answer whose events keep the promised order. */
export const arbitraryTurn: fc.Arbitrary<TurnEvent[]> = fc
  .tuple(
    fc.array(fc.oneof(textBlock, thinkingBlock), { maxLength: 5 }),
    fc.array(toolBlock, { maxLength: 3 }),
    stopReason,
    usage,
  )
  .map(([blocks, tools, reason, used]): TurnEvent[] => [
    { type: 'turn-start' },
    ...blocks.flat(),
    ...tools.flatMap(({ name, json }, index) => toolUse(`call_${index}`, name, ...json)),
    { type: 'turn-end', stopReason: tools.length > 0 ? 'tool_use' : reason, usage: used },
  ]);
