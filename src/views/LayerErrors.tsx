import type { Role } from '../network/types';
import { significant } from '../words/format';
import { Bars } from './Bars';
import { Chart } from './Chart';
import { useWords } from './useWords';

interface Props {
  title: string;
  note: string;
  /** Names of the two columns of the table. */
  columns: readonly [layer: string, error: string];
  /** Said of an error of nothing, and of one that cannot be measured. */
  says: { exact: string; incomparable: string };
  layers: readonly { key: string; role: Role; error: number }[];
  tolerance: number;
}

/** How far each layer is from what it should be, with the tolerance as a line. */
export function LayerErrors({ title, note, columns, says, layers, tolerance }: Props) {
  const { lang } = useWords();
  const entries = layers.map(({ key, role, error }) => ({
    key,
    base: 0,
    parts: [{ key, role, value: Number.isFinite(error) ? error : 0 }],
    value: Number.isFinite(error) ? error : null,
    spread: null,
  }));
  const short = (value: number) => significant(lang, value, 2);
  const tell = (value: number | null) =>
    value === null ? says.incomparable : value === 0 ? says.exact : short(value);
  return (
    <Chart
      title={title}
      note={note}
      table={() => ({ columns, rows: entries.map(({ key, value }) => [key, value]) })}
    >
      {(width) => (
        <Bars
          entries={entries}
          width={width}
          axis="log"
          rows
          title={columns[1]}
          most={Math.max(tolerance, ...entries.map(({ value }) => value ?? 0))}
          limit={tolerance}
          short={short}
          describe={({ key, value }) => `${key}: ${tell(value)}`}
        />
      )}
    </Chart>
  );
}
