import { invalidRequest, type Thinking, type ThinkingDisplay } from '@q2api/turn';
import { type Fields, isAbsent, readInteger, readObject, readOneOf } from '../../read-json.js';

const TYPES = ['enabled', 'adaptive', 'disabled', 'between_tools'] as const;
const DISPLAYS = ['summarized', 'omitted', 'updates'] as const;
/** The smallest budget (Anthropic API). */
const MIN_BUDGET = 1024;

/**
 * Reads `thinking`. `between_tools` asks for no thinking of its own, so it counts as disabled.
 * @param maxTokens ceiling of the answer, which the budget is part of; absent when only counting
 * @throws TurnError `invalid-request` naming the path.
 */
export function readThinking(value: unknown, maxTokens: number | undefined): Thinking {
  if (isAbsent(value)) return { type: 'default' };
  const fields = readObject(value, 'thinking');
  const type = readOneOf(fields.type, TYPES, 'thinking.type');
  if (type === 'disabled' || type === 'between_tools') return { type: 'disabled' };
  const display = readDisplay(fields);
  if (type === 'adaptive') return { type, ...display };
  return { type, budgetTokens: readBudget(fields.budget_tokens, maxTokens), ...display };
}

function readDisplay({ display }: Fields): { display?: ThinkingDisplay } {
  return isAbsent(display) ? {} : { display: readOneOf(display, DISPLAYS, 'thinking.display') };
}

function readBudget(value: unknown, maxTokens: number | undefined): number {
  const budget = readInteger(value, 'thinking.budget_tokens', MIN_BUDGET);
  if (maxTokens !== undefined && budget >= maxTokens) {
    throw invalidRequest('thinking.budget_tokens', 'must be less than max_tokens');
  }
  return budget;
}
