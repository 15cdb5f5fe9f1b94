import { useCallback, useMemo, useRef } from 'preact/compat';
import { cellBox, hit, paintAtlas, valueAt, type Atlas, type Box } from '../draw/atlas';
import type { Domain } from '../draw/domain';
import { fitGrid } from '../draw/grid';
import { palette as paletteOf, type PaletteName } from '../draw/palette';
import { reduced } from '../draw/reduce';
import { extents, type Tensor } from '../tensor/tensor';
import { ChannelPicker } from './ChannelPicker';
import { useCanvas } from './useCanvas';
import type { Frame, Position } from './ValueGrid';

export interface ChannelPicture {
  tensor: Tensor;
  order: readonly number[];
  domains: readonly Domain[];
  palette: PaletteName;
  /** CSS pixels at hand. */
  width: number;
  factsOf: (channel: number) => string;
  selected: number | null;
  onSelect: (channel: number) => void;
}

interface Props extends ChannelPicture {
  /** Positions to frame in every map. */
  framed: Frame | null;
  onHover: ((at: Position | null) => void) | undefined;
  onPoint: ((at: Position) => void) | undefined;
}

/** The maps of a layer in one canvas: a value is a square; of large maps a pixel is the mean of some values. */
export function ChannelGrid(props: Props) {
  const { tensor, order, domains, palette, width, framed, onHover, onPoint, ...picker } = props;
  const extent = useMemo(() => extents(tensor), [tensor]);
  const density = window.devicePixelRatio;
  const { layout, reduce, scale } = useMemo(
    () => fitGrid({ channels: extent.channels, height: extent.height, width: extent.width }, width, density),
    [extent.channels, extent.height, extent.width, width, density],
  );
  const frames = useMemo(
    () => framed && order.map((_, place) => frameIn(cellBox(layout, place), extent, framed, scale)).join(''),
    [framed, order, layout, extent, scale],
  );
  const last = useRef<Atlas>(undefined);
  const canvas = useCanvas(
    layout.width,
    layout.height,
    useCallback(
      (context) => {
        const colours = paletteOf(palette, domains[0]?.kind ?? 'sequential');
        const atlas = paintAtlas(reduced(tensor, reduce), order, domains, colours, layout, last.current);
        last.current = atlas;
        context.putImageData(new ImageData(atlas.data, atlas.width, atlas.height), 0, 0);
      },
      [tensor, reduce, order, domains, palette, layout],
    ),
  );
  const positionAt = (x: number, y: number): Position | null => {
    const at = valueAt(layout, x / scale, y / scale);
    return at && { row: at.row * reduce, column: at.column * reduce };
  };
  return (
    <ChannelPicker
      {...picker}
      onPointer={(point, clicked) => {
        const at = point && positionAt(point.x, point.y);
        if (!clicked) onHover?.(at);
        else if (at) onPoint?.(at);
      }}
      order={order}
      columns={layout.columns}
      width={layout.width * scale}
      boxOf={(place) => {
        const box = cellBox(layout, place);
        return { x: box.x * scale, y: box.y * scale, width: box.width * scale, height: box.height * scale };
      }}
      placeAt={(x, y) => hit(layout, x / scale, y / scale)}
    >
      <canvas
        ref={canvas}
        aria-hidden="true"
        style={{ width: layout.width * scale, height: layout.height * scale }}
      />
      {frames !== null && (
        <svg
          className="channel-grid-framed"
          aria-hidden
          width={layout.width * scale}
          height={layout.height * scale}
        >
          <path className="channel-grid-casing" d={frames} />
          <path d={frames} />
        </svg>
      )}
    </ChannelPicker>
  );
}

/** The outline of some positions within the cell of a map, as part of an SVG path. */
function frameIn(
  cell: Box,
  { height, width }: { height: number; width: number },
  { top, left, bottom, right }: Frame,
  scale: number,
): string {
  const [across, down] = [(cell.width * scale) / width, (cell.height * scale) / height];
  const [x, y] = [cell.x * scale + left * across, cell.y * scale + top * down];
  const wide = (right - left + 1) * across;
  return `M${x} ${y}h${wide}v${(bottom - top + 1) * down}h${-wide}z`;
}
