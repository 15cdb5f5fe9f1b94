import { useState } from 'preact/compat';
import type { BarEntry } from '../draw/costs';
import { bytes, number } from '../words/format';
import { Bars } from './Bars';
import { Chart } from './Chart';
import { useWords } from './useWords';

interface Props {
  parameters: number;
  /** Bytes of the file that is really loaded; null where it is not known. */
  fileBytes: number | null;
  title: string;
  note: string;
}

const BITS = [32, 16, 8, 6] as const;

/** What the parameters alone weigh at several bits each, and the file as it is. */
export function ModelSizes({ parameters, fileBytes, title, note }: Props) {
  const words = useWords();
  const { cost, lang } = words;
  const [pointed, setPointed] = useState<BarEntry | null>(null);
  const sizes = [
    ...BITS.map((bits) => [cost.bits(bits), Math.ceil((parameters * bits) / 8)] as const),
    ...(fileBytes === null ? [] : [[cost.file, fileBytes] as const]),
  ];
  const entries = sizes.map(([key, value]): BarEntry => ({
    key,
    base: 0,
    parts: [{ key, role: key === cost.file ? 'head' : 'conv', value }],
    value,
    spread: null,
  }));
  const describe = ({ key, value }: BarEntry) => `${key}: ${number(lang, value ?? 0)} B`;
  return (
    <Chart
      title={title}
      note={note}
      readout={pointed ? describe(pointed) : ''}
      table={() => ({
        columns: [cost.stored, cost.bytes, 'MB', 'MiB'],
        rows: sizes.map(([key, value]) => [key, value, value / 1e6, value / 2 ** 20]),
      })}
    >
      {(width) => (
        <Bars
          rows
          entries={entries}
          width={width}
          axis="linear"
          round="binary"
          title={cost.bytes}
          short={(value) => bytes(lang, value)}
          describe={describe}
          onPoint={setPointed}
        />
      )}
    </Chart>
  );
}
