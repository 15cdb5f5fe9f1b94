import { useState } from 'preact/compat';
import './button.css';
import './DataTable.css';
import { Table, TableScroll, type Row } from './Table';
import { useWords } from './useWords';

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
      <summary className="underlined">{words.maps.table}</summary>
      {open && (
        <TableScroll name={caption}>
          <Table caption={caption} columns={columns} rows={rows()} />
        </TableScroll>
      )}
    </details>
  );
}
