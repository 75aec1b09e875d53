/** What was changed so that the upstream accepts the request: `[verb, singular, plural]`. */
const PHRASES = {
  mergedTurns: ['merged', 'turn', 'turns'],
  foldedSystemMessages: ['folded', 'system message into a user turn', 'system messages into user turns'],
  filledTurns: ['filled', 'turn without text', 'turns without text'],
  continuedPrefill: ['continued', 'trailing assistant turn', 'trailing assistant turns'],
  renamedTools: ['renamed', 'tool', 'tools'],
  renamedToolUses: ['renamed', 'tool use id', 'tool use ids'],
  declaredTools: ['declared', 'tool that only the history names', 'tools that only the history names'],
  duplicateTools: ['dropped', 'duplicate tool', 'duplicate tools'],
  adjustedSchemas: ['adjusted', 'tool schema', 'tool schemas'],
  movedDescriptions: ['moved', 'long tool description', 'long tool descriptions'],
  cancelledToolUses: ['cancelled', 'unanswered tool use', 'unanswered tool uses'],
  foldedResults: ['folded', 'orphan tool result into text', 'orphan tool results into text'],
  mergedResults: ['merged', 'duplicate tool result', 'duplicate tool results'],
  hoistedImages: ['hoisted', 'image out of a tool result', 'images out of tool results'],
  hoistedDocuments: ['hoisted', 'document out of a tool result', 'documents out of tool results'],
  renamedDocuments: ['renamed', 'document', 'documents'],
  inlinedDocuments: ['inlined', 'document as text', 'documents as text'],
  droppedThinking: ['dropped', 'thinking block', 'thinking blocks'],
  repairedTexts: ['repaired', 'text with invalid characters', 'texts with invalid characters'],
  droppedCachePoints: ['dropped', 'cache point', 'cache points'],
  clampedFields: ['clamped', 'model setting', 'model settings'],
  omittedFields: ['omitted', 'model setting', 'model settings'],
} as const;

export type Repair = keyof typeof PHRASES;

/** Counts the repairs of one conversion. */
export class Repairs {
  private readonly counts = new Map<Repair, number>();

  count(repair: Repair, times = 1): void {
    if (times > 0) this.counts.set(repair, (this.counts.get(repair) ?? 0) + times);
  }

  /** Texts such as `renamed 2 tools`, in the order in which the repairs were first needed. */
  list(): string[] {
    return Array.from(this.counts, ([repair, count]) => {
      const [verb, singular, plural] = PHRASES[repair];
      return `${verb} ${count} ${count === 1 ? singular : plural}`;
    });
  }
}
