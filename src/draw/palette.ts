import type { Kind } from './domain';
import { steps, type Steps } from './paletteSteps';

export const paletteNames = ['inferno', 'viridis', 'cividis', 'greys'] as const;
export type PaletteName = (typeof paletteNames)[number];

export interface Palette {
  /** 256 RGBA pixels in the machine's byte order, from the lower to the upper end of a domain. */
  table: Uint32Array<ArrayBuffer>;
  /** The pixel for NaN and infinities: magenta, which no table has, nor anything near it to any of the three kinds of colour blindness. */
  notFinite: number;
  /** The colour for a place between the ends (0 to 1) as CSS: the table's, so a legend shows what the maps show. */
  css: (t: number) => string;
}

/** Entry of a 256-colour table for a place between the ends of a domain: each colour covers an equal part. */
const ENTRIES = 256;

const made = new Map<Steps, Palette>();

/**
 * The palette of this name for values of one sign or of both; made once. Sequential colours go from dark to light. Diverging ones are
 * lightest in the middle, cool below zero, warm above; red with grey is not among them, for who sees no red cannot tell its ends apart.
 */
export function palette(name: PaletteName, kind: Kind): Palette {
  const of = steps[name][kind];
  const found = made.get(of) ?? make(of);
  made.set(of, found);
  return found;
}

function make(of: Steps): Palette {
  const bytes = new Uint8ClampedArray(4 * (ENTRIES + 1)).fill(255);
  const magenta = [255, 0, 255];
  of.forEach(({ first, steps }, part) => {
    let value = first;
    for (let i = 0; i < ENTRIES; i++) {
      bytes[4 * i + part] = value;
      value += steps.charCodeAt(i) - NONE;
    }
    bytes[4 * ENTRIES + part] = magenta[part]!;
  });
  const words = new Uint32Array(bytes.buffer);
  return {
    table: words.subarray(0, ENTRIES),
    notFinite: words[ENTRIES]!,
    css: (t) => {
      const at = 4 * Math.max(0, Math.min(ENTRIES - 1, Math.floor(t * ENTRIES)));
      return `#${[...bytes.subarray(at, at + 3)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
    },
  };
}

/** The letter of a step of nothing. */
const NONE = 'M'.charCodeAt(0);
