import type { ReactNode } from 'preact/compat';
import './Table.css';

/** First the row's header, which no other row has, then its cells, all as they are read. */
export type Row = readonly [string, ...ReactNode[]];

interface Props {
  caption?: string;
  /** Column headers; the first stands above the row headers. */
  columns: readonly string[];
  rows?: readonly Row[];
  /** The cells are words, not numbers. */
  prose?: boolean;
  /** Rows (`tr`) that are more than a header and its cells. */
  children?: ReactNode;
}

/** Numbers under the names of what they are. */
export function Table({ caption, columns, rows = [], prose = false, children }: Props) {
  return (
    <table className="table" data-prose={prose}>
      {caption !== undefined && <caption>{caption}</caption>}
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
        {rows.map(([header, ...cells]) => (
          <tr key={header}>
            <th scope="row">{header}</th>
            {cells.map((cell, index) => (
              <td key={columns[index + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
        {children}
      </tbody>
    </table>
  );
}

/** Where a table wider than the page scrolls. */
export function TableScroll({ name, children }: { name: string; children: ReactNode }) {
  return (
    // What scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="table-scroll" aria-label={name} tabindex={0}>
      {children}
    </section>
  );
}
