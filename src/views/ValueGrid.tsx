import { useCallback, useId, useRef, type MouseEvent } from 'preact/compat';
import './ValueGrid.css';
import type { Domain } from '../draw/domain';
import { palette as paletteOf, type PaletteName } from '../draw/palette';
import { paint } from '../draw/raster';
import type { Pixels, Rect } from '../tensor/pixels';
import type { Plane } from '../tensor/tensor';
import { exact } from '../words/format';
import { useCanvas } from './useCanvas';
import { useWidth } from './useWidth';
import { useWords } from './useWords';

export interface Position {
  row: number;
  column: number;
}

/** Rows and columns, both ends included. */
export interface Frame {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

interface Props {
  name: string;
  map: Plane;
  domain: Domain;
  palette: PaletteName;
  /** The picture beneath, and where on it the map lies, in its pixels. */
  under: { picture: Pixels; place: Rect; opacity: number } | null;
  /** Where the keyboard is; null before anything was picked. */
  at: Position | null;
  /** The position to outline. */
  marked: Position | null;
  /** Positions to frame. */
  framed?: Frame | null;
  onPoint: (at: Position) => void;
  onHover: (at: Position | null) => void;
}

/** Steps of PageUp and PageDown. */
const PAGE = 8;

/** The values of one map as squares; one cell at a time is told to assistive technology, the one the keyboard is on. */
export function ValueGrid({
  name,
  map,
  domain,
  palette,
  under,
  at,
  marked,
  framed,
  onPoint,
  onHover,
}: Props) {
  const { maps } = useWords();
  const id = useId();
  const stage = useRef<HTMLDivElement>(null);
  const width = useWidth(stage);
  const density = window.devicePixelRatio;
  // What is drawn, in values or in pixels of the picture; then how many CSS pixels each of those is wide.
  const whole = under?.picture ?? map;
  const place = under?.place ?? { x: 0, y: 0, width: map.width, height: map.height };
  const fitting = width / whole.width;
  const pixels = Math.floor(fitting * density);
  // Small squares are all made of one size; of large ones nobody sees that one is a device pixel wider.
  const scale = under || fitting >= 4 || pixels === 0 ? fitting : pixels / density;
  const cell = { width: place.width / map.width, height: place.height / map.height };

  // Half pixels, for the squares of a map often begin between two pixels of the picture.
  const fine = under ? 2 : 1;
  const canvas = useCanvas(
    whole.width * fine,
    whole.height * fine,
    useCallback(
      (context) => {
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.clearRect(0, 0, context.canvas.width, context.canvas.height);
        const values = colours(map, domain, palette);
        if (!under) return context.putImageData(values, 0, 0);
        context.setTransform(2, 0, 0, 2, 0, 0);
        const { picture, place, opacity } = under;
        context.globalAlpha = 1;
        context.imageSmoothingEnabled = false;
        context.drawImage(drawn(new ImageData(picture.data, picture.width, picture.height)), 0, 0);
        context.globalAlpha = opacity;
        context.drawImage(drawn(values), place.x, place.y, place.width, place.height);
      },
      [map, domain, palette, under],
    ),
  );

  const positionAt = ({ currentTarget, clientX, clientY }: MouseEvent<HTMLElement>): Position | null => {
    const { left, top } = currentTarget.getBoundingClientRect();
    const column = Math.floor(((clientX - left) / scale - place.x) / cell.width);
    const row = Math.floor(((clientY - top) / scale - place.y) / cell.height);
    return row >= 0 && row < map.height && column >= 0 && column < map.width ? { row, column } : null;
  };
  const hover = (to: Position | null) => {
    if (to?.row !== marked?.row || to?.column !== marked?.column) onHover(to);
  };
  const press = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    onHover(null);
    onPoint(at ? clamped(map, at, step) : peakOf(map));
  };
  const active = at ?? { row: 0, column: 0 };

  return (
    <div className="value-grid" ref={stage} style={{ minHeight: whole.height * fitting }}>
      <div
        className="value-grid-picture"
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a table cannot lie over a picture
        role="grid"
        tabindex={0}
        aria-label={name}
        aria-rowcount={map.height}
        aria-colcount={map.width}
        aria-activedescendant={`${id}-${active.row}-${active.column}`}
        style={{ width: whole.width * scale, height: whole.height * scale }}
        onPointerMove={(event) => hover(positionAt(event))}
        onPointerLeave={() => onHover(null)}
        onClick={(event) => {
          const to = positionAt(event);
          if (to) onPoint(to);
        }}
        onKeyDown={press}
      >
        <canvas ref={canvas} aria-hidden="true" />
        {framed && (
          <span
            className="value-grid-framed"
            style={{
              left: (place.x + framed.left * cell.width) * scale,
              top: (place.y + framed.top * cell.height) * scale,
              width: (framed.right - framed.left + 1) * cell.width * scale,
              height: (framed.bottom - framed.top + 1) * cell.height * scale,
            }}
          />
        )}
        {marked && (
          <span
            className="value-grid-marked"
            style={{
              // Moved, not laid out: it follows the pointer.
              translate: `${(place.x + marked.column * cell.width) * scale}px ${(place.y + marked.row * cell.height) * scale}px`,
              width: cell.width * scale,
              height: cell.height * scale,
            }}
          />
        )}
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
        <span role="row" aria-rowindex={active.row + 1}>
          <span
            key={`${active.row}-${active.column}`}
            id={`${id}-${active.row}-${active.column}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="gridcell"
            aria-colindex={active.column + 1}
            aria-selected={at !== null}
            aria-label={maps.valueAt(
              active.row,
              active.column,
              exact(map.data[active.row * map.width + active.column] ?? NaN),
            )}
          />
        </span>
      </div>
    </div>
  );
}

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-PAGE, 0],
  PageDown: [PAGE, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

function clamped(
  { height, width }: Plane,
  at: Position,
  [rows, columns]: readonly [number, number],
): Position {
  return {
    row: Math.max(0, Math.min(height - 1, at.row + rows)),
    column: Math.max(0, Math.min(width - 1, at.column + columns)),
  };
}

/** Where the keyboard begins: at the largest value. */
function peakOf({ width, data }: Plane): Position {
  const index = data.reduce((best, value, i) => (value > (data[best] ?? NaN) ? i : best), 0);
  return { row: Math.floor(index / width), column: index % width };
}

function colours(map: Plane, domain: Domain, palette: PaletteName): ImageData {
  const image = new ImageData(map.width, map.height);
  paint(map, domain, paletteOf(palette, domain.kind), new Uint32Array(image.data.buffer));
  return image;
}

function drawn(image: ImageData): OffscreenCanvas {
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas;
}
