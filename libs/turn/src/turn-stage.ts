import type { TurnEvent, TurnUsage } from './turn-event.js';

/**
 * A rule of the client that the upstream cannot keep itself, applied to the events on their way.
 * A stage that ends the turn early emits `turn-end`; whoever drives it then cancels the upstream and pushes no more.
 */
export interface TurnStage {
  /** Takes the next batch, in order, and returns what goes on; the same for any cut of the same events. */
  push(events: readonly TurnEvent[]): readonly TurnEvent[];
}

/** The usage to report when a stage ends the turn before the upstream said its own. */
export type UsageSoFar = () => TurnUsage;
