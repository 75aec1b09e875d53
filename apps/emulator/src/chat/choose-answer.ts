import { type JsonValue } from '../server/json.js';
import { type ChatTurn } from './chat-turn.js';
import { misuse } from './markers/misuse.js';
import { type Marker } from './markers/parse-markers.js';
import { MODIFIERS } from './scenarios/modifiers.js';
import { type Scenario } from './scenarios/scenario.js';
import { SCENARIOS } from './scenarios/scenarios.js';
import { otherEvent, type Step } from './stream/step.js';

type Modifier = (turn: ChatTurn, parameter: JsonValue | undefined) => void;

const scenarios = new Map<string, Scenario>(Object.entries(SCENARIOS));
const modifiers = new Map<string, Modifier>(Object.entries(MODIFIERS));
/** Scenarios that go on when their tool uses are answered; all others are over then. */
const LASTING = 'tool-rounds';

export interface ChosenAnswer {
  /** Name of the scenario. */
  name: string;
  /** Begins the answer; may throw what the scenario throws instead of answering. */
  start: () => Iterable<Step>;
}

/** Applies the modifiers and finds the scenario among the markers. Throws for a name that nobody knows. */
export function chooseAnswer(turn: ChatTurn, markers: readonly Marker[]): ChosenAnswer {
  if (turn.isDryRun) return { name: 'dry-run', start: () => [otherEvent('dryRunSucceedEvent', {})] };
  let chosen: Marker = { name: 'default' };
  for (const marker of markers) {
    const modify = modifiers.get(marker.name);
    if (modify) modify(turn, marker.parameter);
    else if (!scenarios.has(marker.name)) throw misuse(`unknown scenario "${marker.name}"`);
    else if (turn.round === 0 || marker.name === LASTING) chosen = marker;
  }
  const scenario = scenarios.get(chosen.name) ?? SCENARIOS.default;
  return { name: chosen.name, start: () => scenario(turn, chosen.parameter) };
}
