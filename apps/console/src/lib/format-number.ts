/** "1,234". */
export function formatCount(value: number, language: string): string {
  return new Intl.NumberFormat(language).format(value);
}

/** "1.2M": for figures that are read at a glance. */
export function formatCompact(value: number, language: string): string {
  return new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** A share of 1 as "99.2%". Never rounds up to 100% or down to 0%. */
export function formatShare(share: number, language: string): string {
  const shown = share >= 1 || share <= 0 ? share : Math.min(Math.max(share, 0.001), 0.999);
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(shown);
}

/** "840 ms", "1.4 s". */
export function formatMilliseconds(milliseconds: number, language: string): string {
  const inSeconds = milliseconds >= 1_000;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: inSeconds ? 'second' : 'millisecond',
    unitDisplay: 'narrow',
    maximumFractionDigits: inSeconds ? 1 : 0,
  }).format(inSeconds ? milliseconds / 1_000 : milliseconds);
}

/** "182 MB", in powers of 1000. */
export function formatBytes(bytes: number, language: string): string {
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: bytes >= 1e6 ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: 0,
  }).format(bytes / (bytes >= 1e6 ? 1e6 : 1e3));
}
