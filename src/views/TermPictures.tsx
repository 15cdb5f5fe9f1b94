import { useCallback, useMemo } from 'preact/compat';
import { domainOver, type Kind } from '../draw/domain';
import { palette as paletteOf, type PaletteName } from '../draw/palette';
import { patchSheet, type PatchCell } from '../draw/patches';
import type { Pair } from '../network/types';
import type { Entry } from './entries';
import { useCanvas } from './useCanvas';

interface Props {
  entries: readonly Entry[];
  /** Lines that are drawn. */
  from: number;
  to: number;
  kernel: Pair;
  kind: Kind;
  palette: PaletteName;
  /** CSS pixels from line to line. */
  pitch: number;
}

/** Patches and kernels of many terms in one canvas. Colours are those of all terms, also of those not drawn. */
export function TermPictures({ entries, from, to, kernel, kind, palette, pitch }: Props) {
  const colours = useMemo(() => {
    const values = { min: 0, max: 0 };
    const weights = { min: 0, max: 0 };
    for (const { products } of entries)
      for (const { value, weight } of products) {
        widen(values, value);
        widen(weights, weight);
      }
    return {
      values: { domain: domainOver([values], kind), palette: paletteOf(palette, kind) },
      weights: { domain: domainOver([weights], 'diverging'), palette: paletteOf(palette, 'diverging') },
    };
  }, [entries, kind, palette]);
  const side = Math.max(...kernel);
  const unit = pitch / (side + 1);
  const canvas = useCanvas(
    2 * side + 1,
    (to - from) * (side + 1),
    useCallback(
      (context) => {
        const patches = entries.slice(from, to).map(({ products }) =>
          products.map(({ value, weight, source }): PatchCell => ({
            value,
            weight,
            inside: typeof source !== 'string',
          })),
        );
        const { data, width, height } = patchSheet(patches, kernel, colours.values, colours.weights);
        context.putImageData(new ImageData(data, width, height), 0, 0);
      },
      [entries, from, to, kernel, colours],
    ),
  );
  return (
    <canvas
      ref={canvas}
      aria-hidden="true"
      style={{ top: from * pitch + unit / 2, width: (2 * side + 1) * unit, height: (to - from) * pitch }}
    />
  );
}

function widen(range: { min: number; max: number }, value: number) {
  if (value < range.min && value > -Infinity) range.min = value;
  if (value > range.max && value < Infinity) range.max = value;
}
