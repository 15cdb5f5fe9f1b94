import { memo, useCallback } from 'react';
import { kindOf } from '../draw/domain';
import type { NetworkMap } from '../draw/map';
import type { MapBox } from '../draw/mapUnits';
import type { PaletteName } from '../draw/palette';
import { paintThumbnails, type Thumbnails } from '../draw/thumbnails';
import type { LayerKey } from '../network/types';
import type { Tensor } from '../tensor/tensor';
import { useCanvas } from './useCanvas';

interface Props {
  map: NetworkMap;
  tensorOf: (key: LayerKey) => Tensor | undefined;
  palette: PaletteName;
  /** Left and top of the map on its stage, in CSS pixels. */
  edge: number;
  top: number;
}

/** A canvas can only be so wide: a long map has several. */
const PIECE = 2048;
/** A map in a box should be about so large; narrower boxes have a colour instead, squeeze layers sooner. */
const SIDE = 28;
const NARROW = 4;
const WAIST = 10;

/** The picture's own maps inside the boxes. */
export const MapCanvas = memo(function MapCanvas(props: Props) {
  return pieces(props.map.boxes).map((boxes) => <Piece key={boxes[0]?.key} {...props} boxes={boxes} />);
});

function Piece({ map, boxes, tensorOf, palette, edge, top }: Props & { boxes: readonly MapBox[] }) {
  const ratio = globalThis.devicePixelRatio || 1;
  const from = Math.min(...boxes.map(({ x }) => x));
  const to = Math.max(...boxes.map(({ x, width }) => x + width));
  const [width, height] = [Math.ceil((to - from) * ratio), Math.ceil(map.height * ratio)];
  const canvas = useCanvas(
    width,
    height,
    useCallback(
      (context: CanvasRenderingContext2D) => {
        const parts = boxes.flatMap((box) => thumbnailsOf(box, tensorOf(box.key), from, ratio));
        context.putImageData(
          new ImageData(paintThumbnails(parts, palette, width, height), width, height),
          0,
          0,
        );
      },
      [boxes, tensorOf, palette, from, ratio, width, height],
    ),
  );
  return (
    <canvas
      ref={canvas}
      aria-hidden
      style={{ left: edge + from, top, width: width / ratio, height: height / ratio }}
    />
  );
}

/** Boxes that fit on one canvas; none is cut. */
function pieces(boxes: readonly MapBox[]): MapBox[][] {
  const found: MapBox[][] = [];
  let from = 0;
  for (const box of [...boxes].sort((a, b) => a.x - b.x)) {
    const last = found.at(-1);
    if (last && box.x + box.width - from <= PIECE) last.push(box);
    else {
      found.push([box]);
      from = box.x;
    }
  }
  return found;
}

/** Whether a box has maps inside; the halves of a closed module have them, not the whole. */
export function isPainted({ form, width, layer }: MapBox): boolean {
  return (form === 'maps' || form === 'half') && width >= (layer.role === 'squeeze' ? WAIST : NARROW);
}

function thumbnailsOf(box: MapBox, tensor: Tensor | undefined, from: number, ratio: number): Thumbnails[] {
  if (!tensor || !isPainted(box)) return [];
  return [
    {
      x: (box.x - from) * ratio,
      y: box.y * ratio,
      width: box.width * ratio,
      height: box.height * ratio,
      tensor,
      kind: kindOf(box.layer, false),
      side: SIDE * ratio,
    },
  ];
}
