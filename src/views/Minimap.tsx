import { useMemo, useRef, type PointerEvent } from 'preact/compat';
import './Minimap.css';
import type { NetworkMap } from '../draw/map';
import type { Role } from '../network/types';

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
  const shapes = useMemo(() => shapesOf(map, width), [map, width]);
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
      {shapes.map(([role, path]) => (
        <path key={role} className={`role-${role}`} d={path} />
      ))}
      <rect
        className="minimap-sight"
        role="scrollbar"
        aria-label={label}
        aria-controls={controls}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round((100 * from) / Math.max(1e-6, 1 - share))}
        tabindex={0}
        onKeyDown={key}
        x={from * width + 1}
        y={1}
        width={Math.max(24, share * width - 2)}
        height={HEIGHT - 2}
      />
    </svg>
  );
}

/** The boxes of each role as one path: a long network has thousands. */
function shapesOf(map: NetworkMap, width: number): [Role, string][] {
  const perX = width / map.width;
  const perY = HEIGHT / Math.max(1, map.height);
  const paths = new Map<Role, string>();
  for (const { form, layer, x, y, width, height } of map.boxes) {
    if (form === 'half' || form === 'dot') continue;
    const [wide, tall] = [Math.max(1, width * perX), Math.max(1, height * perY)];
    paths.set(layer.role, `${paths.get(layer.role) ?? ''}M${x * perX} ${y * perY}h${wide}v${tall}h${-wide}z`);
  }
  return [...paths];
}
