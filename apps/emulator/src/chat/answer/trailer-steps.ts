import { type TokenUsage } from '@q2api/amazonq-types';
import { type ChatTurn, estimateTokens } from '../chat-turn.js';
import { event, type Step } from '../stream/step.js';

const CREDITS_PER_THOUSAND_TOKENS = 0.05;

/** What follows the answer: stop reason and token usage, context usage, credits; in which form says `usageMode`. */
export function* trailerSteps(turn: ChatTurn, stopReason: string): Generator<Step> {
  const metadata = { stopReason: turn.stopReason ?? stopReason };
  const context = event('contextUsageEvent', { contextUsagePercentage: contextUsagePercentage(turn) });
  const metering = event('meteringEvent', { usage: credits(turn), unit: 'credit', unitPlural: 'credits' });
  switch (turn.usageMode) {
    case 'full':
    case 'cache':
      yield event('metadataEvent', { ...metadata, tokenUsage: tokenUsage(turn) });
      yield* [context, metering];
      break;
    case 'reversed':
      yield* [metering, context];
      yield event('metadataEvent', { tokenUsage: tokenUsage(turn) });
      // A later snapshot without figures takes nothing back (observed).
      yield event('metadataEvent', metadata);
      break;
    case 'context':
      yield event('metadataEvent', metadata);
      yield* [context, metering];
      break;
    case 'stop-only':
      yield event('metadataEvent', metadata);
      break;
    case 'none':
      break;
  }
}

function tokenUsage(turn: ChatTurn): TokenUsage {
  const outputTokens = estimateTokens(turn.outputCharacters);
  const cached = turn.usageMode === 'cache' ? Math.floor(turn.inputTokens / 2) : 0;
  const written = turn.usageMode === 'cache' ? Math.floor(turn.inputTokens / 4) : 0;
  return {
    uncachedInputTokens: turn.inputTokens - cached - written,
    outputTokens,
    totalTokens: turn.inputTokens + outputTokens,
    ...(turn.usageMode === 'cache' && { cacheReadInputTokens: cached, cacheWriteInputTokens: written }),
    contextUsagePercentage: contextUsagePercentage(turn),
  };
}

function totalTokens(turn: ChatTurn): number {
  return turn.inputTokens + estimateTokens(turn.outputCharacters);
}

function contextUsagePercentage(turn: ChatTurn): number {
  return (totalTokens(turn) / turn.model.tokenLimits.maxInputTokens) * 100;
}

function credits(turn: ChatTurn): number {
  return (totalTokens(turn) / 1000) * CREDITS_PER_THOUSAND_TOKENS * turn.model.rateMultiplier;
}
