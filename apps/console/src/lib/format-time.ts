const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** "3 minutes ago", "in 2 hours", "now" for less than 45 seconds. @param fromNowMs negative for the past */
export function formatRelativeTime(fromNowMs: number, language: string): string {
  const seconds = fromNowMs / 1000;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  if (Math.abs(seconds) < 45) return format.format(0, 'second');
  for (const [unit, length] of STEPS) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
  }
  return format.format(Math.sign(seconds), 'minute');
}

/** Date and time to the second in the reader's time zone. */
export function formatExactTime(time: string | number, language: string): string {
  return new Date(time).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'medium' });
}

/** "14:05", or with the day when it is not today. */
export function formatClockTime(time: string | number, language: string, now = Date.now()): string {
  const date = new Date(time);
  const isToday = date.toDateString() === new Date(now).toDateString();
  return date.toLocaleString(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(!isToday && { month: 'short', day: 'numeric' }),
  });
}

/** A countdown: "4:05", "1:02:09". */
export function formatCountdown(totalSeconds: number): string {
  const rest = Math.max(0, Math.ceil(totalSeconds));
  const pad = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(rest / 3_600);
  const minutes = Math.floor((rest % 3_600) / 60);
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(rest % 60)}` : `${minutes}:${pad(rest % 60)}`;
}

const DURATION_UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** The two largest units of a time span: "3 days 4 hr", "12 min 5 sec". @param totalSeconds below 0 counts as 0 */
export function formatDuration(totalSeconds: number, language: string): string {
  let rest = Math.max(0, Math.floor(totalSeconds));
  const parts: string[] = [];
  for (const [unit, length] of DURATION_UNITS) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0 || (unit === 'second' && parts.length === 0)) {
      parts.push(
        new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count),
      );
    }
  }
  return parts.slice(0, 2).join(' ');
}
