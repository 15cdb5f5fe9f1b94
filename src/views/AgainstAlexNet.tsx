import { useState } from 'preact/compat';
import type { BarEntry } from '../draw/costs';
import { amountsOf } from '../network/quantities';
import type { Network } from '../network/types';
import { Bars } from './Bars';
import { Chart } from './Chart';
import { exactValue, quantityName, shortValue, type Unit } from './costText';
import { useWords } from './useWords';

interface Props {
  /** Under the names that they are shown with; AlexNet is one of them. */
  networks: ReadonlyMap<string, Network>;
  quantity: 'parameters' | 'macs';
  unit: Unit;
  title: string;
  note: string;
}

/** Whole networks side by side, each bar made of its layers. */
export function AgainstAlexNet({ networks, quantity, unit, title, note }: Props) {
  const words = useWords();
  const { cost } = words;
  const [pointed, setPointed] = useState<BarEntry | null>(null);
  const factor = quantity === 'macs' && unit === 'flop' ? 2 : 1;
  const name = quantityName(words, quantity, unit);
  const entries = [...networks].map(([key, network]): BarEntry => {
    const amounts = amountsOf(network);
    const parts = network.layers.flatMap((layer) => {
      const value = amounts.get(layer.key)?.[quantity] ?? 0;
      return value > 0 ? [{ key: layer.key, role: layer.role, value: factor * value }] : [];
    });
    const known = [...amounts.values()].every((each) => each[quantity] !== null);
    return {
      key,
      base: 0,
      parts,
      value: known ? parts.reduce((sum, { value }) => sum + value, 0) : null,
      spread: null,
    };
  });
  const describe = ({ key, value }: BarEntry) =>
    `${key}: ${value === null ? cost.unknown : exactValue(words, quantity, value)}`;
  return (
    <Chart
      title={title}
      note={`${cost.sentence(name)}${note}`}
      readout={pointed ? describe(pointed) : ''}
      table={() => ({
        columns: [cost.networkAndLayer, name],
        rows: entries.flatMap(({ key, parts, value }) => [
          ...parts.map((part) => [`${key} ${part.key}`, part.value]),
          [`${key} ${cost.total}`, value],
        ]),
      })}
    >
      {(width) => (
        <Bars
          rows
          entries={entries}
          width={width}
          axis="linear"
          title={name}
          short={(value) => shortValue(words, quantity, 'amount', value)}
          describe={describe}
          onPoint={setPointed}
        />
      )}
    </Chart>
  );
}
