import { memo, useState } from 'preact/compat';
import './PaperCharts.css';
import type { BarEntry } from '../draw/costs';
import { figure3Expand, figure3Squeeze, table2, table3 } from '../network/paper';
import { number, percent } from '../words/format';
import { Bars } from './Bars';
import { Chart } from './Chart';
import { tidy } from './costText';
import { useWords } from './useWords';

/** What the paper reports: sizes after compression, bypass connections, and the design space. */
export const PaperCharts = memo(function PaperCharts() {
  const words = useWords();
  const { cost } = words;
  const name = ({ network, approach, bits }: (typeof table2)[number]) =>
    cost.approaches[approach](network, bits);
  return (
    <div className="paper-charts">
      <Sizes
        title={cost.table2}
        rows={table2.map((row) => ({ key: name(row), megabytes: row.megabytes, ratio: row.ratio }))}
      />
      <Accuracies title={cost.table2Accuracy} rows={table2.map((row) => ({ ...row, key: name(row) }))} />
      <Accuracies
        title={cost.table3}
        rows={table3.map((row) => ({ ...row, key: cost.bypasses[row.bypass] }))}
      />
      <Accuracies
        title={cost.figure3Squeeze}
        rows={figure3Squeeze.map((row) => ({
          ...row,
          top1: null,
          key: cost.squeezeRatio(tidy(number(words.lang, row.share, 3))),
        }))}
      />
      <Accuracies
        title={cost.figure3Expand}
        rows={figure3Expand.map((row) => ({
          ...row,
          top1: null,
          key: cost.share3x3(tidy(percent(words.lang, row.share))),
        }))}
      />
    </div>
  );
});

/** Sizes over three powers of ten: points on a logarithmic axis. */
function Sizes({
  title,
  rows,
}: {
  title: string;
  rows: readonly { key: string; megabytes: number; ratio: number }[];
}) {
  const words = useWords();
  const { cost, lang } = words;
  const [pointed, setPointed] = useState<BarEntry | null>(null);
  const ratios = new Map(rows.map(({ key, ratio }) => [key, ratio]));
  const entries = rows.map(({ key, megabytes }): BarEntry => ({
    key,
    base: 0,
    parts: [{ key, role: key.startsWith('AlexNet') ? 'conv' : 'head', value: megabytes }],
    value: megabytes,
    spread: null,
  }));
  const size = (value: number) => `${number(lang, value, value < 1 ? 2 : value < 10 ? 1 : 0)} MB`;
  const describe = ({ key, value }: BarEntry) =>
    `${key}: ${size(value ?? 0)}, ${cost.times(number(lang, ratios.get(key) ?? 0))}`;
  return (
    <Chart
      title={title}
      note={cost.table2Note}
      readout={pointed ? describe(pointed) : ''}
      table={() => ({
        columns: [cost.network, cost.megabytes, cost.ratio],
        rows: rows.map(({ key, megabytes, ratio }) => [key, megabytes, ratio]),
      })}
    >
      {(width) => (
        <Bars
          rows
          entries={entries}
          width={width}
          axis="log"
          title={cost.megabytes}
          short={size}
          describe={describe}
          onPoint={setPointed}
        />
      )}
    </Chart>
  );
}

interface Accuracy {
  key: string;
  top1: number | null;
  top5: number;
  megabytes: number | null;
}

/** Bars up to the top-5 share; the part up to the top-1 share is the darker one, where it is stated. */
function Accuracies({ title, rows }: { title: string; rows: readonly Accuracy[] }) {
  const words = useWords();
  const { cost, lang } = words;
  const [pointed, setPointed] = useState<BarEntry | null>(null);
  const found = new Map(rows.map((row) => [row.key, row]));
  const entries = rows.map(({ key, top1, top5 }): BarEntry => ({
    key,
    base: 0,
    parts: [
      ...(top1 === null ? [] : [{ key: 'top-1', role: 'head' as const, value: top1 }]),
      { key: 'top-5', role: 'conv', value: top5 - (top1 ?? 0) },
    ],
    value: top5,
    spread: null,
  }));
  const describe = ({ key }: BarEntry) => {
    const row = found.get(key);
    if (!row) return key;
    const top1 = row.top1 === null ? '' : `top-1 ${percent(lang, row.top1)}, `;
    return `${key}: ${top1}top-5 ${percent(lang, row.top5)}${row.megabytes === null ? '' : `, ${row.megabytes} MB`}`;
  };
  return (
    <Chart
      title={title}
      note={
        rows.some(({ top1 }) => top1 !== null)
          ? `${cost.accuracyNote} ${cost.darkerIsTop1}`
          : cost.accuracyNote
      }
      readout={pointed ? describe(pointed) : ''}
      table={() => ({
        columns: [cost.network, 'top-1', 'top-5', cost.megabytes],
        rows: rows.map(({ key, top1, top5, megabytes }) => [key, top1, top5, megabytes]),
      })}
    >
      {(width) => (
        <Bars
          rows
          entries={entries}
          width={width}
          axis="linear"
          most={1}
          title={cost.accuracy}
          short={(value) => percent(lang, value)}
          describe={describe}
          onPoint={setPointed}
        />
      )}
    </Chart>
  );
}
