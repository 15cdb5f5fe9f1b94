import { useId } from 'preact/compat';
import type { Rect } from '../tensor/pixels';

interface Props {
  lens: Rect;
  /** Side of the square that is fed; what the lens has beyond it is padding. */
  size: number;
}

/** SVG over the input picture: what a value sees stays bright, padding is hatched, all else is dimmed. */
export function Lens({ lens, size }: Props) {
  const id = useId();
  const seen = path(common(lens, { x: 0, y: 0, width: size, height: size }));
  // More than is ever shown around the fed pixels.
  const all = path({ x: -size, y: -size, width: 3 * size, height: 3 * size });
  return (
    <g>
      <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path className="lens-hatch" d="M2 0V4" />
      </pattern>
      <path className="lens-dim" fillRule="evenodd" d={all + seen} />
      <path className="lens-padding-fill" fill={`url(#${id})`} fillRule="evenodd" d={path(lens) + seen} />
      <path className="lens-padding" d={path(lens)} />
      <path className="lens-casing" d={seen} />
      <path className="lens-outline" d={seen} />
    </g>
  );
}

function common(a: Rect, b: Rect): Rect {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  };
}

function path({ x, y, width, height }: Rect): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`;
}
