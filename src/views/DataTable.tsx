import { useState } from 'react';
import './DataTable.css';
import { useWords } from './useWords';

/** First the row's header, then its cells, all as they are read. */
export type Row = readonly [string, ...string[]];

interface Props {
  caption: string;
  /** Column headers; the first stands above the row headers. */
  columns: readonly string[];
  /** Called when the table is opened: a closed table costs nothing. */
  rows: () => readonly Row[];
}

/** The numbers of a chart as a table, folded away. */
export function DataTable({ caption, columns, rows }: Props) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details className="data-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.maps.table}</summary>
      {open && (
        // A table that scrolls must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section className="data-table-scroll" aria-label={caption} tabIndex={0}>
          <table>
            <caption>{caption}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows().map(([header, ...cells]) => (
                <tr key={header}>
                  <th scope="row">{header}</th>
                  {cells.map((cell, index) => (
                    <td key={columns[index + 1]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}
