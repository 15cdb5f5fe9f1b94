/** Numbers as people read them: thin grouping, a true minus sign, as many digits as are meaningful. */

const THIN = '\u2009';
const NARROW = '\u202f';

/** Integer or decimal with narrow no-break grouping and `digits` decimals at most. */
export function number(lang: string, value: number, digits = 0): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  return formatter(lang, digits)
    .formatToParts(value)
    .map((part) => (part.type === 'group' ? NARROW : part.type === 'minusSign' ? '−' : part.value))
    .join('');
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Making a formatter takes a hundred times as long as using one. */
function formatter(lang: string, digits: number): Intl.NumberFormat {
  const key = `${lang} ${digits}`;
  const found =
    formatters.get(key) ??
    new Intl.NumberFormat(lang, { maximumFractionDigits: digits, minimumFractionDigits: digits });
  formatters.set(key, found);
  return found;
}

/** `digits` significant digits; tiny and huge values in scientific notation. */
export function significant(lang: string, value: number, digits = 4): string {
  if (!Number.isFinite(value) || value === 0) return number(lang, value);
  const size = Math.abs(value);
  if (size < 1e-4 || size >= 1e9) {
    const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e');
    return `${mantissa.replace('-', '−')}e${exponent.replace('-', '−').replace('+', '')}`;
  }
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
  return number(lang, value, Math.min(decimals, 12));
}

/** 0.432 -> `43.2 %`; a share below one in a thousand gets up to four decimals, what rounds to nothing there is `0.0 %`. */
export function percent(lang: string, share: number): string {
  const digits = Math.ceil(-Math.log10(share * 100));
  return `${number(lang, share * 100, digits >= 2 && share >= 5e-7 ? Math.min(4, digits) : 1)} %`;
}

/** A float32 as a program reads it: 6 to 9 significant digits, the fewest that give the same float32 back. */
export function exact(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  for (let digits = 6; digits < 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === Math.fround(value)) return text;
  }
  return value.toPrecision(9);
}

/** A count with a metric prefix: 832667936 -> `832.7 M`. */
export function metric(lang: string, value: number): string {
  for (const [step, prefix] of [
    [1e9, 'G'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const)
    if (Math.abs(value) >= step) return `${significant(lang, value / step)}${THIN}${prefix}`;
  return significant(lang, value);
}

/** Bytes in binary units: 5004068 -> `4.8 MiB`. */
export function bytes(lang: string, value: number): string {
  for (const [step, unit] of [
    [2 ** 30, 'GiB'],
    [2 ** 20, 'MiB'],
    [2 ** 10, 'KiB'],
  ] as const)
    if (value >= step) return `${number(lang, value / step, 1)}${THIN}${unit}`;
  return `${number(lang, value)}${THIN}B`;
}

/** Like `significant`, with a plus sign before what is above zero: a term of a sum. */
export function signed(lang: string, value: number, digits = 4): string {
  return `${value > 0 ? '+' : ''}${significant(lang, value, digits)}`;
}
