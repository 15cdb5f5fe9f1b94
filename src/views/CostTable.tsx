import './CostTable.css';
import { extraKinds, extrasOf, totalExtras, type Extras } from '../network/extras';
import { amountsOf, together } from '../network/quantities';
import type { LayerKey, Network } from '../network/types';
import { shownCell } from './Chart';
import type { Unit } from './costText';
import { ExportMenu } from './ExportMenu';
import type { Cell, Table } from './export';
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
  const table = (): Table => ({ columns, rows: [...rows, total] });
  const cells = (cells: readonly Cell[]) =>
    cells.map((cell, index) => <td key={columns[index + 1]}>{shownCell(cell, words)}</td>);
  return (
    <div className="cost-table">
      <ExportMenu title={title} note={note} table={table} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a table that scrolls must be reachable by keyboard */}
      <div className="cost-table-scroll" role="region" aria-label={cost.tableRegion(title)} tabIndex={0}>
        <table>
          <caption>{title}</caption>
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
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{total[0]}</th>
              {cells(total.slice(1))}
            </tr>
          </tfoot>
        </table>
      </div>
    </div>
  );
}
