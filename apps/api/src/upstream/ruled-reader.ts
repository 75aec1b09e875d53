import { type AmazonQEventReader, type ModelCapabilities, TokenEstimator } from '@q2api/converter';
import type { Frame } from '@q2api/event-stream';
import {
  OutputLimitStage,
  SingleToolUseStage,
  StopSequenceStage,
  type TurnError,
  type TurnEvent,
  type TurnRequest,
  type TurnStage,
  type UsageSoFar,
} from '@q2api/turn';

/** Reads frames and applies those of the client's rules that the upstream has no field for. */
export class RuledReader {
  constructor(
    private readonly reader: AmazonQEventReader,
    private readonly rules: readonly TurnStage[],
  ) {}

  /** The error that the next call would throw: events before it came first. */
  get failure(): TurnError | undefined {
    return this.reader.failure;
  }

  /** The turn may end early with `turn-end`; then no more may be pushed. @throws TurnError */
  push(frames: readonly Frame[]): readonly TurnEvent[] {
    return this.apply(this.reader.push(frames));
  }

  /** @throws TurnError when the answer is incomplete */
  end(): readonly TurnEvent[] {
    return this.apply(this.reader.end());
  }

  private apply(events: readonly TurnEvent[]): readonly TurnEvent[] {
    let passed = events;
    for (const rule of this.rules) passed = rule.push(passed);
    return passed;
  }
}

/** None for most requests. A limit that the model itself does not reach needs no rule. */
export function rulesOf(
  turn: TurnRequest,
  { maxOutputTokens }: ModelCapabilities,
  usage: UsageSoFar,
): TurnStage[] {
  const rules: TurnStage[] = [];
  if (turn.stopSequences.length > 0) rules.push(new StopSequenceStage(turn.stopSequences, usage));
  if (!turn.parallelToolUse) rules.push(new SingleToolUseStage(usage));
  const limit = turn.maxOutputTokens;
  if (limit !== undefined && limit < maxOutputTokens)
    rules.push(new OutputLimitStage(limit, new TokenEstimator(), usage));
  return rules;
}
