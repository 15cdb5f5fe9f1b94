import './CostTable.css';
import { extraKinds } from '../network/choices';
import { extrasOf, totalExtras, type Extras } from '../network/extras';
import { amountsOf, together } from '../network/quantities';
import type { LayerKey, Network } from '../network/types';
import { shownCell } from './Chart';
import type { Unit } from './costText';
import { ExportMenu } from './ExportMenu';
import type { Cell, Table as Numbers } from './export';
import { Table, TableScroll } from './Table';
import { useWords } from './useWords';

interface Props {
  network: Network;
  title: string;
  note: string;
  unit: Unit;
  /** Work that is counted beside, each in a column of its own. */
  extras: readonly (keyof Extras)[];
  selected: LayerKey;
  onSelect: (key: LayerKey) => void;
}

/** The same costs as exact numbers, one row a layer, with their sums. */
export function CostTable({ network, title, note, unit, extras, selected, onSelect }: Props) {
  const words = useWords();
  const { cost } = words;
  const shown = extraKinds.filter((kind) => extras.includes(kind));
  const columns = [
    cost.layer,
    cost.quantities.parameters,
    cost.counted[unit].macs,
    cost.quantities.activations,
    cost.quantities.weights,
    ...shown.map((kind) => cost.extras[kind]),
  ];
  const amounts = amountsOf(network);
  const beside = extrasOf(network);
  const row = (
    key: string,
    of: ReturnType<typeof together>,
    extra: Extras | undefined,
  ): readonly [string, ...Cell[]] => [
    key,
    of.parameters,
    of.macs === null ? null : of.macs * (unit === 'flop' ? 2 : 1),
    of.activations,
    of.weights,
    ...shown.map((kind) => extra?.[kind] ?? null),
  ];
  const rows = [...amounts].map(([key, of]) => row(key, of, beside.get(key)));
  const total = row(cost.total, together([...amounts.values()]), totalExtras(network));
  const table = (): Numbers => ({ columns, rows: [...rows, total] });
  const cells = (cells: readonly Cell[]) =>
    cells.map((cell, index) => <td key={columns[index + 1]}>{shownCell(cell, words)}</td>);
  return (
    <div className="cost-table">
      <ExportMenu title={title} note={note} table={table} />
      <TableScroll name={cost.tableRegion(title)}>
        <Table caption={title} columns={columns}>
          {rows.map(([key, ...rest]) => (
            <tr
              key={key}
              className={key === selected ? 'cost-table-selected' : undefined}
              onClick={() => onSelect(key)}
            >
              <th scope="row">{key}</th>
              {cells(rest)}
            </tr>
          ))}
          <tr className="cost-table-total">
            <th scope="row">{total[0]}</th>
            {cells(total.slice(1))}
          </tr>
        </Table>
      </TableScroll>
    </div>
  );
}
