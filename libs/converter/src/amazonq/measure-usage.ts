import type { TokenUsage } from '@q2api/amazonq-types';
import type { TurnUsage } from '@q2api/turn';

export interface UsageFacts {
  /** The last snapshot the upstream sent, if any. */
  tokenUsage: TokenUsage | undefined;
  /** 0–100, of the whole turn; undefined when the upstream did not say. */
  contextUsagePercentage: number | undefined;
  /** Tokens of the model's context window. */
  contextWindow: number;
  /** Our estimate of the prompt: counting walks all of it, so it is asked for only when nothing better is known. */
  estimateInputTokens: () => number;
  estimatedOutputTokens: number;
}

/** Usage from the best source there is: the upstream's count, its context percentage, our estimate (observed: each may be missing). */
export function measureUsage(facts: UsageFacts): TurnUsage {
  const { tokenUsage, contextUsagePercentage, contextWindow } = facts;
  const outputTokens = facts.estimatedOutputTokens;
  if (tokenUsage !== undefined) return fromTokenUsage(tokenUsage);
  if (contextUsagePercentage !== undefined && contextUsagePercentage > 0 && contextWindow > 0) {
    // The percentage is of prompt and answer together (AWS model).
    const total = Math.round((contextUsagePercentage / 100) * contextWindow);
    return { inputTokens: Math.max(0, total - outputTokens), outputTokens, source: 'context' };
  }
  return { inputTokens: facts.estimateInputTokens(), outputTokens, source: 'estimated' };
}

function fromTokenUsage(usage: TokenUsage): TurnUsage {
  const { cacheReadInputTokens, cacheWriteInputTokens } = usage;
  return {
    inputTokens: usage.uncachedInputTokens,
    outputTokens: usage.outputTokens,
    ...(cacheReadInputTokens !== undefined && { cacheReadTokens: cacheReadInputTokens }),
    ...(cacheWriteInputTokens !== undefined && { cacheWriteTokens: cacheWriteInputTokens }),
    source: 'measured',
  };
}

/** A usable snapshot, or undefined: `metadataEvent` often comes without one, which must not reset anything (observed). */
export function readTokenUsage(value: unknown): TokenUsage | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const usage = value as Partial<Record<keyof TokenUsage, unknown>>;
  const input = readCount(usage.uncachedInputTokens);
  const outputTokens = readCount(usage.outputTokens);
  if (input === undefined || outputTokens === undefined) return undefined;
  const cacheRead = readCount(usage.cacheReadInputTokens);
  const cacheWrite = readCount(usage.cacheWriteInputTokens);
  return {
    uncachedInputTokens: input,
    outputTokens,
    totalTokens: readCount(usage.totalTokens) ?? input + outputTokens + (cacheRead ?? 0) + (cacheWrite ?? 0),
    ...(cacheRead !== undefined && { cacheReadInputTokens: cacheRead }),
    ...(cacheWrite !== undefined && { cacheWriteInputTokens: cacheWrite }),
  };
}

function readCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}
