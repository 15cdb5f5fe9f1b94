import './Axis.css';

interface Props {
  side: 'bottom' | 'left';
  /** Pixels from the axis' start, to the right or downwards. */
  ticks: readonly { position: number; label: string }[];
  length: number;
  /** What is measured, and its unit. */
  title?: string;
}

/** A hairline with ticks, inside an SVG whose origin is the axis' start. */
export function Axis({ side, ticks, length, title }: Props) {
  const bottom = side === 'bottom';
  return (
    <g className="axis">
      <line {...(bottom ? { x2: length } : { y2: length })} />
      {ticks.map(({ position, label }) => (
        <g key={label} transform={bottom ? `translate(${position} 0)` : `translate(0 ${position})`}>
          <line {...(bottom ? { y2: 4 } : { x2: -4 })} />
          {bottom ? (
            <text y={16} textAnchor={anchor(position, length)}>
              {label}
            </text>
          ) : (
            <text x={-7} dy="0.35em" textAnchor="end">
              {label}
            </text>
          )}
        </g>
      ))}
      {title && (
        <text
          className="axis-title"
          {...(bottom ? { x: length, y: 31, textAnchor: 'end' } : { x: 0, y: -8, textAnchor: 'start' })}
        >
          {title}
        </text>
      )}
    </g>
  );
}

/** Labels at the ends stay inside the picture. */
function anchor(position: number, length: number) {
  if (position < 12) return 'start';
  return position > length - 12 ? 'end' : 'middle';
}
