import type { Measure } from '../draw/costs';
import type { Quantity } from '../network/choices';
import { bytes, metric, number, percent, significant } from '../words/format';
import type { Words } from '../words/en';

/** Multiply-accumulates, or the floating-point operations that are twice as many. */
export const units = ['mac', 'flop'] as const;
export type Unit = (typeof units)[number];

/** Name of what a value axis shows, with its unit. */
export function quantityName({ cost }: Words, quantity: Quantity, unit: Unit): string {
  return quantity === 'macs' || quantity === 'intensity'
    ? cost.counted[unit][quantity]
    : cost.quantities[quantity];
}

/** Without zeros that say nothing: `20.0 M` is `20 M` on an axis. */
export function tidy(text: string): string {
  return text.replace(/\.(\d*[1-9])?0+(?!\d)/, (_, kept: string | undefined) => (kept ? `.${kept}` : ''));
}

/** A value for an axis or the end of a bar. */
export function shortValue(words: Words, quantity: Quantity, measure: Measure, value: number): string {
  const { lang } = words;
  if (measure === 'share') return percent(lang, value);
  switch (quantity) {
    case 'activations':
    case 'weights':
      return bytes(lang, value);
    case 'time':
      return `${significant(lang, value, 3)} ms`;
    case 'intensity':
      return significant(lang, value, 3);
    case 'macs':
    case 'parameters':
      return metric(lang, value);
  }
}

/** A value in full: whole numbers with grouping; times no finer than the clock. */
export function exactValue(words: Words, quantity: Quantity, value: number, resolutionMs = 0.001): string {
  const { lang } = words;
  switch (quantity) {
    case 'time':
      return `${number(lang, value, decimals(resolutionMs))} ms`;
    case 'intensity':
      return significant(lang, value, 6);
    case 'activations':
    case 'weights':
    case 'macs':
    case 'parameters':
      return number(lang, value);
  }
}

/** Digits after the point that a clock of this step can vouch for. */
export function decimals(stepMs: number): number {
  return Math.min(3, Math.max(0, Math.ceil(-Math.log10(Math.max(stepMs, 0.0005)) - 0.01)));
}
