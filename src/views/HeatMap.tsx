import { useState } from 'preact/compat';
import { palette as paletteOf, type PaletteName } from '../draw/palette';
import { Chart } from './Chart';
import type { Table } from './export';
import { pairSummary } from './summaries';
import { useWords } from './useWords';
import './HeatMap.css';

interface Props {
  title: string;
  note: string;
  rows: readonly string[];
  columns: readonly string[];
  /** One list for each row; from 0 to 1, others have the colour of the nearer end; null is not defined. */
  values: readonly (readonly (number | null)[])[];
  rowTitle: string;
  columnTitle: string;
  palette: PaletteName;
  /** A cell in words. */
  read: (row: string, column: string, value: number | null) => string;
  table: () => Table;
}

const LABELS = 112;
const LARGEST = 18;

/** Every pair of a row and a column as a square between dark (0) and light (1). */
export function HeatMap(props: Props) {
  const { title, note, rows, columns, values, rowTitle, columnTitle, palette, read, table } = props;
  const words = useWords();
  const colours = paletteOf(palette, 'sequential');
  const [at, setAt] = useState<{ row: number; column: number } | null>(null);
  const [row, column] = [rows[at?.row ?? -1], columns[at?.column ?? -1]];
  const readout =
    at && row !== undefined && column !== undefined
      ? read(row, column, values[at.row]?.[at.column] ?? null)
      : '';
  const named = (model: string, keys: readonly string[]) => keys.map((key) => `${model} ${key}`);
  const summary = pairSummary(words, named(rowTitle, rows), named(columnTitle, columns), values);
  return (
    <Chart title={title} note={note} table={table} readout={readout} summary={summary}>
      {(width) => {
        const cell = Math.min(LARGEST, (width - LABELS) / columns.length);
        const every = Math.max(1, Math.ceil(9 / cell));
        return (
          <svg
            className="heat-map"
            width={width}
            height={LABELS + rows.length * cell}
            onPointerLeave={() => setAt(null)}
          >
            <text className="strong" x={0} y={12}>
              {`${rowTitle} ↓`}
            </text>
            <text className="strong" x={0} y={28}>
              {`${columnTitle} →`}
            </text>
            {rows.map((key, i) =>
              i % every === 0 ? (
                <text
                  key={key}
                  className="key heat-map-label"
                  x={LABELS - 4}
                  y={LABELS + (i + 0.5) * cell}
                  dy="0.35em"
                  textAnchor="end"
                >
                  {key}
                </text>
              ) : null,
            )}
            {columns.map((key, i) =>
              i % every === 0 ? (
                <text
                  key={key}
                  className="key heat-map-label"
                  dy="0.35em"
                  transform={`translate(${LABELS + (i + 0.5) * cell} ${LABELS - 4}) rotate(-90)`}
                >
                  {key}
                </text>
              ) : null,
            )}
            {values.map((line, i) =>
              line.map((value, j) => (
                <rect
                  key={`${rows[i]} ${columns[j]}`}
                  x={LABELS + j * cell}
                  y={LABELS + i * cell}
                  width={cell}
                  height={cell}
                  {...(value === null
                    ? { className: 'heat-map-none' }
                    : { fill: colours.css(Math.max(0, Math.min(1, value))) })}
                  data-on={at?.row === i && at.column === j}
                  onPointerEnter={() => setAt({ row: i, column: j })}
                />
              )),
            )}
          </svg>
        );
      }}
    </Chart>
  );
}
