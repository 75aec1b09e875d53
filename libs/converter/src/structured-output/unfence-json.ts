const WHOLE_FENCE = /^```[a-z]*[^\S\n]*\n([\s\S]*?)\n?```$/i;
const ONE_FENCE = /```(?:json)?[^\S\n]*\n([\s\S]*?)\n?```/gi;

/**
 * Takes the Markdown fence off an answer that should be JSON alone: models add one, clients parse the bare text.
 * Prose around a single fenced block is dropped with it; any other text is returned trimmed and unchanged.
 */
export function unfenceJson(answer: string): string {
  const text = answer.trim();
  const whole = WHOLE_FENCE.exec(text);
  if (whole?.[1] !== undefined && !whole[1].includes('```')) return whole[1].trim();
  if (text.startsWith('{') || text.startsWith('[')) return text;
  const blocks = [...text.matchAll(ONE_FENCE)];
  return blocks.length === 1 ? (blocks[0]?.[1] ?? '').trim() : text;
}
