const UNITS = [
  { seconds: 86_400, suffix: 'd' },
  { seconds: 3_600, suffix: 'h' },
  { seconds: 60, suffix: 'min' },
  { seconds: 1, suffix: 's' },
] as const;

/** The two largest units of a time span: "3 d 4 h", "12 min 5 s", "0 s". */
export function formatDuration(totalSeconds: number): string {
  let rest = Math.max(0, Math.floor(totalSeconds));
  const parts: string[] = [];
  for (const { seconds, suffix } of UNITS) {
    const count = Math.floor(rest / seconds);
    rest -= count * seconds;
    if (count > 0 || (suffix === 's' && parts.length === 0)) parts.push(`${count} ${suffix}`);
  }
  return parts.slice(0, 2).join(' ');
}
