import { type ChatTurn } from '../chat-turn.js';
import { thinkingIfAsked } from '../answer/thinking-steps.js';
import { textDelta, textSteps } from '../answer/text-steps.js';
import { trailerSteps } from '../answer/trailer-steps.js';
import { numberOr, objectOrEmpty, stringOr } from '../markers/parameter.js';
import { event, type Step } from '../stream/step.js';
import { filler } from './filler.js';
import { type Scenario } from './scenario.js';

/** `"exact text"`, or `{deltas, size}` filler, or `{deltas, repeat}` the same delta again and again. */
export const text: Scenario = function* (turn, parameter) {
  if (typeof parameter === 'string') {
    yield* thinkingIfAsked(turn);
    yield* textSteps(turn, parameter);
  } else {
    const options = objectOrEmpty(parameter);
    const deltas = numberOr(options['deltas'], 20);
    const size = numberOr(options['size'], 5);
    const repeat = options['repeat'] === undefined ? undefined : stringOr(options['repeat'], '');
    turn.paceMs = numberOr(options['paceMs'], turn.paceMs);
    yield* thinkingIfAsked(turn);
    for (let index = 0; index < deltas; index++) {
      yield* textDelta(turn, repeat ?? filler(index * size, size));
    }
  }
  yield* trailerSteps(turn, 'END_TURN');
};

const LARGE_DELTA = 4096;

/** That many bytes of text in deltas of 4 KiB. Every full frame is the same one, so it costs no time to make. */
export const bytes: Scenario = function* (turn, parameter) {
  const total = numberOr(parameter, 1_000_000);
  const delta = event('assistantResponseEvent', { content: filler(0, LARGE_DELTA) });
  for (let left = total; left > 0; left -= LARGE_DELTA) {
    if (left >= LARGE_DELTA) yield delta;
    else yield event('assistantResponseEvent', { content: filler(0, left) });
  }
  turn.outputCharacters += total;
  yield* trailerSteps(turn, 'END_TURN');
};

/** Nothing at all, or only the events that follow an answer with parameter `"trailers"`. */
export const empty: Scenario = function* (turn, parameter) {
  if (parameter === 'trailers') yield* trailerSteps(turn, 'END_TURN');
};

/** Text for scenarios that are about something else. */
export function* someText(turn: ChatTurn, deltas: number): Generator<Step> {
  for (let index = 0; index < deltas; index++) yield* textDelta(turn, filler(index * 8, 8));
}
