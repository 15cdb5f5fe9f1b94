import { useId, useRef, type ReactNode } from 'preact/compat';
import './Chart.css';
import { number, significant } from '../words/format';
import type { Words } from '../words/en';
import { tidy } from './costText';
import { DataTable } from './DataTable';
import { ExportMenu } from './ExportMenu';
import type { Cell, Table } from './export';
import { tableSummary } from './summaries';
import { useWidth } from './useWidth';
import { useWords } from './useWords';

interface Props {
  title: string;
  /** Units and convention, under the title and in every export. */
  note: string;
  /** The numbers that are drawn, in full. */
  table: () => Table;
  tableCaption?: string;
  /** What is pointed at or selected, in exact words. */
  readout?: string;
  /** What the drawing shows, in words; by itself where its first numbers are largest and smallest. */
  summary?: string;
  /** The drawing for a width in pixels; null draws nothing. */
  children: (width: number) => ReactNode;
}

/** A figure: title, note, drawing, and the same numbers as a table and as files. */
export function Chart({ title, note, table, tableCaption = title, readout, summary, children }: Props) {
  const words = useWords();
  const id = useId();
  const plot = useRef<HTMLDivElement>(null);
  const width = useWidth(plot);
  const told = summary ?? tableSummary(words, table(), (cell) => shownCell(cell, words));
  return (
    <figure className="chart" aria-labelledby={id}>
      <div className="chart-header">
        <figcaption id={id}>{title}</figcaption>
        <ExportMenu title={title} note={note} summary={told} table={table} drawing={plot} />
        <p>
          {note} {told && words.summaries.sentence(told)}
        </p>
      </div>
      {readout !== undefined && (
        <p className="chart-readout" aria-live="polite">
          {readout}
        </p>
      )}
      <div ref={plot}>{width > 0 && children(width)}</div>
      <DataTable caption={tableCaption} columns={table().columns} rows={() => shownRows(table(), words)} />
    </figure>
  );
}

/** Cells as they are read: whole numbers in full, others with six digits. */
function shownRows({ rows }: Table, words: Words): [string, ...string[]][] {
  return rows.map((row) => {
    const [header = '', ...cells] = row.map((cell) => shownCell(cell, words));
    return [header, ...cells];
  });
}

export function shownCell(cell: Cell, words: Words): string {
  if (cell === null) return words.cost.unknown;
  if (typeof cell === 'string') return cell;
  return Number.isInteger(cell) ? number(words.lang, cell) : tidy(significant(words.lang, cell, 6));
}
