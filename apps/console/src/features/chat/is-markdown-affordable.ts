/** Growing text is parsed again and again. */
const LONGEST_GROWING = 30_000;
const LONGEST = 120_000;
/** Parsers of inline Markdown are slow on lines without end. */
const LONGEST_LINE = 10_000;

/** Whether text can be drawn as Markdown without the page standing still (measured: 120,000 characters take about 0.2 s). */
export function isMarkdownAffordable(text: string, isGrowing: boolean): boolean {
  if (text.length > (isGrowing ? LONGEST_GROWING : LONGEST)) return false;
  for (let start = 0; start < text.length;) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd === -1 ? text.length : lineEnd;
    if (end - start > LONGEST_LINE) return false;
    start = end + 1;
  }
  return true;
}
