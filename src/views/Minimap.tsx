import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import './Minimap.css';
import type { NetworkMap } from '../draw/map';

interface Props {
  map: NetworkMap;
  width: number;
  label: string;
  /** Id of what is scrolled. */
  controls: string;
  /** Where the part in sight begins, and how much of the whole it is: 0 to 1. */
  from: number;
  share: number;
  onMove: (from: number) => void;
}

const HEIGHT = 28;

/** The whole map small, with the part in sight: drawn along, or moved with the keys, as a scroll bar. */
export function Minimap({ map, width, label, controls, from, share, onMove }: Props) {
  const grip = useRef<number | null>(null);
  const perX = width / map.width;
  const perY = HEIGHT / Math.max(1, map.height);
  const to = (start: number) => onMove(Math.max(0, Math.min(1 - share, start)));
  const at = ({ clientX, currentTarget }: PointerEvent<SVGSVGElement>) =>
    (clientX - currentTarget.getBoundingClientRect().left) / width;
  const key = (event: KeyboardEvent) => {
    const target = {
      ArrowLeft: from - share / 8,
      ArrowRight: from + share / 8,
      PageUp: from - share,
      PageDown: from + share,
      Home: 0,
      End: 1,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    to(target);
  };
  return (
    <svg
      className="minimap"
      width={width}
      height={HEIGHT}
      onPointerDown={(event) => {
        const place = at(event);
        const inside = place >= from && place <= from + share;
        grip.current = inside ? place - from : share / 2;
        event.currentTarget.setPointerCapture(event.pointerId);
        if (!inside) to(place - share / 2);
      }}
      onPointerMove={(event) => grip.current !== null && to(at(event) - grip.current)}
      onPointerUp={() => (grip.current = null)}
      onPointerCancel={() => (grip.current = null)}
    >
      {map.boxes.map(({ key, form, layer, x, y, width, height }) =>
        form === 'half' || form === 'dot' ? null : (
          <rect
            key={key}
            className={`role-${layer.role}`}
            x={x * perX}
            y={y * perY}
            width={Math.max(1, width * perX)}
            height={Math.max(1, height * perY)}
          />
        ),
      )}
      <rect
        className="minimap-sight"
        role="scrollbar"
        aria-label={label}
        aria-controls={controls}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round((100 * from) / Math.max(1e-6, 1 - share))}
        tabIndex={0}
        onKeyDown={key}
        x={from * width + 1}
        y={1}
        width={Math.max(24, share * width - 2)}
        height={HEIGHT - 2}
      />
    </svg>
  );
}
