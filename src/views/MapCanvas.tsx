import { memo, useCallback, useMemo } from 'preact/compat';
import { kindOf } from '../draw/domain';
import type { NetworkMap } from '../draw/map';
import type { MapBox } from '../draw/mapUnits';
import type { PaletteName } from '../draw/palette';
import { isIn, type Sight } from '../draw/sight';
import { paintThumbnails, type Thumbnails } from '../draw/thumbnails';
import type { LayerKey } from '../network/types';
import type { Tensor } from '../tensor/tensor';
import { useCanvas } from './useCanvas';
import { useDeferred } from './useDeferred';

interface Props {
  map: NetworkMap;
  /** What is painted of it. */
  sight: Sight;
  tensorOf: (key: LayerKey) => Tensor | undefined;
  palette: PaletteName;
  /** Left and top of the map on its stage, in CSS pixels. */
  edge: number;
  top: number;
}

/** A long map has several canvases, of which few are in sight. */
const PIECE = 512;
/** A map in a box should be about so large; narrower boxes have a colour instead, squeeze layers sooner. */
const SIDE = 28;
const NARROW = 4;
const WAIST = 10;

/** The picture's own maps inside the boxes. */
export const MapCanvas = memo(function MapCanvas({ map, sight, ...props }: Props) {
  const all = useMemo(() => pieces(map.boxes), [map]);
  return all.map(
    (piece) =>
      isIn(sight, piece.from, piece.to - piece.from) && (
        <Piece key={piece.boxes[0]?.key} {...props} {...piece} tall={map.height} />
      ),
  );
});

interface PieceProps extends Omit<Props, 'map' | 'sight'>, Canvas {
  tall: number;
}

function Piece({ boxes, from, to, tall, tensorOf: now, palette, edge, top }: PieceProps) {
  const given = useMemo(() => ({ boxes, tensorOf: now }), [boxes, now]);
  const later = useDeferred(given);
  // Other maps in the same boxes are painted each canvas in a task of its own.
  const { tensorOf } = later.boxes === boxes ? later : given;
  const ratio = globalThis.devicePixelRatio || 1;
  const [width, height] = [Math.ceil((to - from) * ratio), Math.ceil(tall * ratio)];
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
  // Without a result millions of pixels would be made for nothing.
  return (
    boxes.some(({ key }) => tensorOf(key)) && (
      <canvas
        ref={canvas}
        aria-hidden
        style={{ left: edge + from, top, width: width / ratio, height: height / ratio }}
      />
    )
  );
}

/** Boxes that are painted on one canvas, and what it covers of the map. */
interface Canvas {
  boxes: MapBox[];
  from: number;
  to: number;
}

/** No box is cut. */
function pieces(boxes: readonly MapBox[]): Canvas[] {
  const found: Canvas[] = [];
  for (const box of [...boxes].sort((a, b) => a.x - b.x)) {
    const right = box.x + box.width;
    const last = found.at(-1);
    if (last && right - last.from <= PIECE) {
      last.boxes.push(box);
      last.to = Math.max(last.to, right);
    } else found.push({ boxes: [box], from: box.x, to: right });
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
