import type { BranchShare, FireFacts } from '../explain/branches';
import { amountsOf, together } from '../network/quantities';
import type { Network } from '../network/types';
import { peakOf } from '../tensor/region';
import type { Statistics, TensorStatistics } from '../tensor/stats';
import type { Plane } from '../tensor/tensor';
import type { Words } from '../words/en';
import type { Cell, Table } from './export';

/** What a map shows: how much of it is active (where values have passed a ReLU), where it is strongest, and how strong. */
export function mapSummary(words: Words, what: string, map: Plane, zeros: number | null): string {
  const { summaries } = words;
  const peak = peakOf(map, zeros === null ? 'size' : 'value');
  if (!peak) return summaries.flat(what, map.data.find(Number.isFinite) ?? NaN);
  const active = zeros === null ? null : 1 - zeros / map.data.length;
  return summaries.map(what, active, peak.region, peak.value);
}

/** Which channel of a layer is the strongest on the whole, and how many are nothing but zero. */
export function layerSummary(words: Words, key: string, { channels, dead }: TensorStatistics): string {
  let strongest = 0;
  channels.forEach(({ mean }, channel) => {
    if (mean > (channels[strongest]?.mean ?? -Infinity)) strongest = channel;
  });
  const mean = channels[strongest]?.mean ?? NaN;
  return words.summaries.layer(key, channels.length, strongest, mean, dead.length);
}

/** How large a network is, and which layer computes the most; empty while its sizes are not known. */
export function networkSummary(words: Words, network: Network): string {
  const amounts = [...amountsOf(network)];
  const { parameters, macs } = together(amounts.map(([, each]) => each));
  const [most] = amounts.toSorted(([, a], [, b]) => (b.macs ?? 0) - (a.macs ?? 0));
  if (parameters === null || macs === null || !most) return '';
  return words.summaries.network(
    network.layers.length,
    parameters,
    macs,
    most[0],
    (most[1].macs ?? 0) / macs,
  );
}

/** Where most values of a histogram lie, exact zeros apart. */
export function histogramSummary(
  words: Words,
  bars: readonly { from: number; to: number; count: number }[],
  { count, zeros }: Statistics,
): string {
  const [fullest] = bars.toSorted((a, b) => b.count - a.count);
  if (!fullest) return '';
  return words.summaries.histogram(count, zeros / count, fullest.count / count, fullest.from, fullest.to);
}

/** In which layer the values spread most, and in which least; empty before there are two. */
export function scaleSummary(words: Words, layers: readonly { key: string; whole: Statistics }[]): string {
  const spread = layers.filter(({ whole }) => whole.variance >= 0);
  const ordered = spread.toSorted((a, b) => b.whole.variance - a.whole.variance);
  const [widest, narrowest] = [ordered[0], ordered.at(-1)];
  if (!widest || !narrowest || widest === narrowest) return '';
  const deviation = ({ whole }: typeof widest) => Math.sqrt(whole.variance);
  return words.summaries.scale(widest.key, deviation(widest), narrowest.key, deviation(narrowest));
}

/** What a Fire module does to the number of channels, and how much the 3×3 half gives. */
export function fireSummary(
  words: Words,
  {
    inputs,
    squeeze,
    expand1x1,
    expand3x3,
  }: Pick<FireFacts, 'inputs' | 'squeeze' | 'expand1x1' | 'expand3x3'>,
  share: Pick<BranchShare, 'ofSum'> | null,
): string {
  return words.summaries.fire(inputs, squeeze, expand1x1 + expand3x3, share?.ofSum ?? null);
}

/** The first column of numbers of a table: where it is largest and where smallest; empty without numbers. */
export function tableSummary(words: Words, { columns, rows }: Table, text: (cell: Cell) => string): string {
  const column = columns.findIndex(
    (_, at) => at > 0 && rows.some((row) => typeof row[at] === 'number' && Number.isFinite(row[at])),
  );
  const known = rows.flatMap((row) => {
    const value = row[column];
    return typeof value === 'number' && Number.isFinite(value) ? [{ name: text(row[0] ?? ''), value }] : [];
  });
  const ordered = known.toSorted((a, b) => b.value - a.value);
  const [most, least] = [ordered[0], ordered.at(-1)];
  if (!most || !least) return '';
  const name = columns[column] ?? '';
  if (most.value === least.value) return words.summaries.most(name, most.name, text(most.value));
  return words.summaries.range(name, most.name, text(most.value), least.name, text(least.value));
}

/** The pair of a row and a column with the largest value; empty where none is defined. */
export function pairSummary(
  words: Words,
  rows: readonly string[],
  columns: readonly string[],
  values: readonly (readonly (number | null)[])[],
): string {
  const pairs = values.flatMap((line, i) =>
    line.flatMap((value, j) =>
      value === null ? [] : [{ row: rows[i] ?? '', column: columns[j] ?? '', value }],
    ),
  );
  const [most] = pairs.toSorted((a, b) => b.value - a.value);
  return most ? words.summaries.alike(most.row, most.column, most.value) : '';
}
