import {
  interpolateBrBG,
  interpolateCividis,
  interpolateInferno,
  interpolatePRGn,
  interpolatePuOr,
  interpolateRdBu,
  interpolateRgb,
  interpolateViridis,
  rgb,
} from 'd3';
import type { Kind } from './domain';

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

type Colours = (t: number) => string;

/**
 * Sequential colours go from dark to light. Diverging ones are lightest in the middle, cool below zero, warm above;
 * red with grey is not among them, for who sees no red cannot tell its ends apart.
 */
const colours: Readonly<Record<PaletteName, Readonly<Record<Kind, Colours>>>> = {
  inferno: { sequential: interpolateInferno, diverging: reversed(interpolateRdBu) },
  viridis: { sequential: interpolateViridis, diverging: reversed(interpolatePuOr) },
  cividis: { sequential: interpolateCividis, diverging: reversed(interpolateBrBG) },
  greys: { sequential: interpolateRgb('black', 'white'), diverging: reversed(interpolatePRGn) },
};

function reversed(of: Colours): Colours {
  return (t) => of(1 - t);
}

/** Entry of a 256-colour table for a place between the ends of a domain: each colour covers an equal part. */
const ENTRIES = 256;

const made = new Map<Colours, Palette>();

/** The palette of this name for values of one sign or of both; made once. */
export function palette(name: PaletteName, kind: Kind): Palette {
  const of = colours[name][kind];
  const found = made.get(of) ?? make(of);
  made.set(of, found);
  return found;
}

function make(of: Colours): Palette {
  const list = Array.from({ length: ENTRIES }, (_, i) => rgb(of(i / (ENTRIES - 1))));
  const pixels = Uint8ClampedArray.from([...list, rgb('magenta')].flatMap(({ r, g, b }) => [r, g, b, 255]));
  const words = new Uint32Array(pixels.buffer);
  return {
    table: words.subarray(0, ENTRIES),
    notFinite: words[ENTRIES]!,
    css: (t) => list[Math.max(0, Math.min(ENTRIES - 1, Math.floor(t * ENTRIES)))]!.formatHex(),
  };
}
