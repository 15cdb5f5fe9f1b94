import { useRef } from 'preact/compat';
import { dumbbells } from '../draw/dumbbells';
import { Chart } from './Chart';
import type { Table } from './export';
import { presses, rove } from './roving';
import './Dumbbells.css';

interface Props {
  title: string;
  note: string;
  models: readonly string[];
  /** One value from 0 to `max` for each model; null where a model has none. */
  rows: readonly { key: string; name: string; values: readonly (number | null)[] }[];
  max: number;
  /** A value as it is read; null in words. */
  format: (value: number | null) => string;
  /** The numbers in full. */
  table: () => Table;
  selected: string | null;
  onSelect: (key: string) => void;
}

const ROW = 36;
const HEAD = 26;

/** One line for each row with a point for each model, all on one scale: the longer the bar between, the more they differ. */
export function Dumbbells({ title, note, models, rows, max, format, table, selected, onSelect }: Props) {
  const group = useRef<SVGGElement>(null);
  const reached = Math.max(
    0,
    rows.findIndex(({ key }) => key === selected),
  );
  return (
    <Chart title={title} note={note} table={table}>
      {(width) => {
        const [start, end] = [8, width - 8];
        const drawn = dumbbells(
          rows.map(({ values }) => values),
          max,
          { start, end },
        );
        return (
          <svg width={width} height={HEAD + rows.length * ROW}>
            <g className="dumbbells-legend" aria-hidden>
              {models.map((model, place) => (
                <g key={model} transform={`translate(${start + place * 80} 10)`}>
                  <Mark place={place} x={0} />
                  <text x={11} dy="0.35em">
                    {model}
                  </text>
                </g>
              ))}
            </g>
            <g aria-hidden transform={`translate(0 ${HEAD})`}>
              {rows.map(({ key, name, values }, index) => {
                const { points = [], from = start, to = start } = drawn[index] ?? {};
                return (
                  <g key={key} transform={`translate(0 ${index * ROW})`}>
                    <text className="strong" x={2} y={13}>
                      {name}
                    </text>
                    <text x={width - 2} y={13} textAnchor="end">
                      {values.map(format).join(' · ')}
                    </text>
                    <g transform="translate(0 24)">
                      <line className="dumbbells-track" x1={start} x2={end} />
                      <line className="dumbbells-bar" x1={from} x2={to} />
                      {points.map(
                        (x, place) => x !== null && <Mark key={models[place]} place={place} x={x} />,
                      )}
                    </g>
                  </g>
                );
              })}
            </g>
            <g ref={group} transform={`translate(0 ${HEAD})`}>
              {rows.map(({ key, name, values }, index) => (
                <rect
                  key={key}
                  className="dumbbells-hit"
                  y={index * ROW}
                  width={width}
                  height={ROW - 2}
                  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- inside a drawing there are no buttons
                  role="button"
                  tabindex={index === reached ? 0 : -1}
                  aria-label={[
                    name,
                    ...values.map((value, place) => `${models[place]} ${format(value)}`),
                  ].join(', ')}
                  aria-pressed={key === selected}
                  onClick={() => onSelect(key)}
                  onKeyDown={(event: KeyboardEvent) => {
                    if (!presses(event)) return rove(event, group.current, index);
                    event.preventDefault();
                    onSelect(key);
                  }}
                />
              ))}
            </g>
          </svg>
        );
      }}
    </Chart>
  );
}

/** Models are told apart by form: filled, hollow, square. */
function Mark({ place, x }: { place: number; x: number }) {
  if (place > 1)
    return <rect className="dumbbells-mark" data-place={place} x={x - 4} y={-4} width="8" height="8" />;
  return <circle className="dumbbells-mark" data-place={place} cx={x} r={place === 0 ? 3 : 5} />;
}
