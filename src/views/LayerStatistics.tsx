import './LayerStatistics.css';
import type { Layer } from '../network/types';
import type { Statistics, TensorStatistics } from '../tensor/stats';
import { extents, plane, type Tensor } from '../tensor/tensor';
import { number, significant } from '../words/format';
import { Histogram } from './Histogram';
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
  const rows: [label: string, cell: (group: Statistics) => string][] = [
    [maps.mean, (group) => digits(group.mean)],
    [maps.variance, (group) => digits(group.variance)],
    [maps.min, (group) => digits(group.min)],
    [maps.max, (group) => digits(group.max)],
    [maps.zeros, (group) => words.units.percent(group.zeros / group.count)],
  ];
  if (whole.nans > 0) rows.push([maps.nans, (group) => number(words.lang, group.nans)]);
  if (whole.infinities > 0) rows.push([maps.infinities, (group) => number(words.lang, group.infinities)]);
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
      <table>
        <thead>
          <tr>
            <th scope="col">{maps.statistics}</th>
            <th scope="col">{maps.wholeLayer}</th>
            {part && channel !== null && <th scope="col">{maps.channel(channel)}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, cell]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{cell(whole)}</td>
              {part && <td>{cell(part)}</td>}
            </tr>
          ))}
          <tr>
            <th scope="row">{maps.dead}</th>
            <td>{maps.deadOf(dead.length, channels.length)}</td>
            {part && <td>–</td>}
          </tr>
        </tbody>
      </table>
      <Histogram
        what={shown.what}
        values={shown.values}
        statistics={shown.group}
        unit={maps.unit[valueUnit(layer, pre)]}
      />
    </section>
  );
}
