import { useState } from 'preact/compat';
import type { BarEntry } from '../draw/costs';
import { memorySteps, peakStep } from '../network/memory';
import type { LayerKey, Network } from '../network/types';
import { bytes, number } from '../words/format';
import { Bars } from './Bars';
import { Chart } from './Chart';
import { useWords } from './useWords';

interface Props {
  network: Network;
  title: string;
  note: string;
  selected: LayerKey;
  onSelect: (key: LayerKey) => void;
}

/** What is alive in memory at each step of a run; the highest bar is what the run needs. */
export function MemoryChart({ network, title, note, selected, onSelect }: Props) {
  const words = useWords();
  const { cost, lang } = words;
  const [pointed, setPointed] = useState<BarEntry | null>(null);
  const steps = memorySteps(network);
  const peak = peakStep(steps);
  const roles = new Map(network.layers.map(({ key, role }) => [key, role]));
  const entries = steps.map(({ key, alive, bytes }): BarEntry => ({
    key,
    base: 0,
    parts:
      bytes === null
        ? []
        : alive.map(({ key, bytes }) => ({ key, role: roles.get(key) ?? 'other', value: bytes ?? 0 })),
    value: bytes,
    spread: null,
  }));
  const held = ({ key, value, parts }: BarEntry) =>
    `${key}: ${value === null ? cost.unknown : `${number(lang, value)} B (${parts.map(({ key }) => key).join(' + ')})`}`;
  const highest = peak
    ? cost.peakMemory(bytes(lang, peak.bytes), number(lang, peak.bytes), peak.key)
    : cost.unknown;
  return (
    <Chart
      title={title}
      note={`${highest} ${cost.memoryNote} ${note}`}
      readout={pointed ? held(pointed) : ''}
      table={() => ({
        columns: [cost.step, cost.bytesAlive, cost.alive],
        rows: steps.map(({ key, bytes, alive }) => [key, bytes, alive.map(({ key }) => key).join(' + ')]),
      })}
    >
      {(width) => (
        <Bars
          entries={entries}
          width={width}
          axis="linear"
          round="binary"
          title={cost.bytesAlive}
          short={(value) => bytes(lang, value)}
          describe={held}
          spans={network.stages.flatMap(({ name, layers }) => {
            const at = layers
              .map((key) => entries.findIndex((entry) => entry.key === key))
              .filter((index) => index >= 0);
            return at.length === 0 ? [] : [{ text: name, from: Math.min(...at), to: Math.max(...at) + 1 }];
          })}
          selected={entries.some(({ key }) => key === selected) ? selected : null}
          onSelect={onSelect}
          onPoint={setPointed}
        />
      )}
    </Chart>
  );
}
