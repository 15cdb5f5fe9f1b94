import './LayerStatistics.css';
import type { Layer } from '../network/types';
import type { Statistics, TensorStatistics } from '../tensor/stats';
import { extents, plane, type Tensor } from '../tensor/tensor';
import { number, significant } from '../words/format';
import { Histogram } from './Histogram';
import { Table } from './Table';
import { valueUnit } from './unit';
import { useWords } from './useWords';

interface Props {
  layer: Layer;
  tensor: Tensor;
  statistics: TensorStatistics;
  /** The channel to put beside the layer, or null. */
  channel: number | null;
  /** The tensor holds the values before ReLU. */
  pre: boolean;
}

/** What the values of a layer, and of one of its channels, are like. */
export function LayerStatistics({ layer, tensor, statistics, channel, pre }: Props) {
  const words = useWords();
  const { maps } = words;
  const { whole, channels, dead } = statistics;
  const { height, width } = extents(tensor);
  const part = channel === null || height * width === 1 ? undefined : channels[channel];
  const digits = (value: number) => significant(words.lang, value, 5);
  const groups = part ? [whole, part] : [whole];
  // Another number is another element: aligned at its end it would count as one that moved.
  const cell = (text: string) => <span key={text}>{text}</span>;
  const row = (label: string, textOf: (group: Statistics) => string) =>
    [label, ...groups.map((group) => cell(textOf(group)))] as const;
  const rows = [
    row(maps.mean, (group) => digits(group.mean)),
    row(maps.variance, (group) => digits(group.variance)),
    row(maps.min, (group) => digits(group.min)),
    row(maps.max, (group) => digits(group.max)),
    row(maps.zeros, (group) => words.units.percent(group.zeros / group.count)),
    ...(whole.nans > 0 ? [row(maps.nans, (group) => number(words.lang, group.nans))] : []),
    ...(whole.infinities > 0 ? [row(maps.infinities, (group) => number(words.lang, group.infinities))] : []),
    row(maps.dead, (group) => (group === whole ? maps.deadOf(dead.length, channels.length) : '–')),
  ];
  const shown =
    channel === null || !part
      ? { what: layer.key, values: tensor.data, group: whole }
      : {
          what: maps.channelIn(layer.key, channel),
          values: plane(tensor, channel).data,
          group: part,
        };
  return (
    <section className="layer-statistics" aria-label={maps.statistics}>
      <Table
        columns={[
          maps.statistics,
          maps.wholeLayer,
          ...(part && channel !== null ? [maps.channel(channel)] : []),
        ]}
        rows={rows}
      />
      <Histogram
        what={shown.what}
        values={shown.values}
        statistics={shown.group}
        unit={maps.unit[valueUnit(layer, pre)]}
      />
    </section>
  );
}
