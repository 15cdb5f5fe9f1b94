import { useMemo, useRef, type ReactNode } from 'preact/compat';
import './FeatureMaps.css';
import { kindOf, type Domain } from '../draw/domain';
import type { PaletteName } from '../draw/palette';
import type { Layer } from '../network/types';
import { order, type Order } from '../tensor/rank';
import type { Statistics, TensorStatistics } from '../tensor/stats';
import { extents, type Tensor } from '../tensor/tensor';
import type { Words } from '../words/en';
import { number, significant } from '../words/format';
import { ChannelBars } from './ChannelBars';
import { ChannelGrid } from './ChannelGrid';
import { DataTable } from './DataTable';
import { Legend } from './Legend';
import { layerSummary } from './summaries';
import { Summary } from './Summary';
import { valueUnit } from './unit';
import { deferred } from './useDeferred';
import type { Frame, Position } from './ValueGrid';
import { useWidth } from './useWidth';
import { useWords } from './useWords';

interface Props {
  layer: Layer;
  tensor: Tensor;
  statistics: TensorStatistics;
  /** The tensor holds the values before ReLU. */
  pre: boolean;
  sort: Order;
  /** As `domainsOf` gives them, and the same array until one changes: a new one is painted. */
  domains: readonly Domain[];
  palette: PaletteName;
  selected: number | null;
  onSelect: (channel: number) => void;
  /** Positions to frame in every map, such as those that a pixel of the picture reaches. */
  framed?: Frame | null;
  /** The position that is pointed at, in whichever map; null when none is. */
  onHover?: (at: Position | null) => void;
  /** The position that was clicked, besides the channel. */
  onPoint?: (at: Position) => void;
  /** Title of the model, where several are shown. */
  model?: string;
  /** False where one legend stands for several layers. */
  legend?: boolean;
  /** Controls in the heading's line. */
  children?: ReactNode;
}

/** Every channel of a layer in one picture: maps in a grid, or bars where a channel is a single value. */
export function FeatureMaps(props: Props) {
  const { layer, tensor, statistics, pre, sort, domains, palette, selected, onSelect, model, children } =
    props;
  const { legend = true, framed = null, onHover, onPoint } = props;
  const words = useWords();
  const stage = useRef<HTMLDivElement>(null);
  const width = useWidth(stage);
  const { channels, height, width: columns } = extents(tensor);
  const kind = kindOf(layer, pre);
  const shown = useMemo(() => order(statistics, sort), [statistics, sort]);
  const factsOf = (channel: number) => {
    const part = statistics.channels[channel];
    return part ? factsText(words, part, kind === 'diverging') : '';
  };
  const picture = { tensor, order: shown, domains, palette, width, factsOf, selected, onSelect };
  const { whole } = statistics;
  const [domain = null] = domains;
  const name = words.maps.featureMaps(model);
  return (
    <section className="feature-maps" aria-label={name}>
      <header>
        <h2>{layer.key}</h2>
        <p>
          {words.maps.extent(channels, height, columns)} · {wholeText(words, whole, kind === 'diverging')}
        </p>
      </header>
      <div className="feature-maps-bar">
        {children}
        {legend && (
          <Legend
            domain={domains.length === 1 ? domain : null}
            kind={kind}
            palette={palette}
            unit={words.maps.unit[valueUnit(layer, pre)]}
            broken={whole}
          />
        )}
      </div>
      <LaterSummary layer={layer} statistics={statistics} />
      <div className="feature-maps-stage">
        <div ref={stage}>
          {width > 0 &&
            (height * columns === 1 ? (
              <ChannelBars {...picture} />
            ) : (
              <ChannelGrid {...picture} {...{ framed, onHover, onPoint }} />
            ))}
        </div>
      </div>
      <DataTable
        caption={`${name}: ${layer.key}`}
        columns={[
          words.maps.channelColumn,
          words.maps.mean,
          words.maps.min,
          words.maps.max,
          words.maps.zeros,
        ]}
        rows={() =>
          shown.flatMap((channel) => {
            const part = statistics.channels[channel];
            if (!part) return [];
            const digits = (value: number) => significant(words.lang, value, 5);
            return [
              [
                number(words.lang, channel),
                digits(part.mean),
                digits(part.min),
                digits(part.max),
                words.units.percent(part.zeros / part.count),
              ],
            ];
          })
        }
      />
    </section>
  );
}

/** For screen readers alone: it follows what is seen. */
const LaterSummary = deferred(function LayerSummary({
  layer,
  statistics,
}: Pick<Props, 'layer' | 'statistics'>) {
  return <Summary hidden text={layerSummary(useWords(), layer.key, statistics)} />;
});

/** Zeros are told of what has passed a ReLU; of values of both signs, how far they reach. */
function factsText({ maps }: Words, part: Statistics, signed: boolean): string {
  if (signed) return maps.channelRange(part.mean, part.min, part.max);
  return maps.channelFacts(part.mean, 1 - part.zeros / part.count, part.max);
}

function wholeText({ maps }: Words, whole: Statistics, signed: boolean): string {
  if (signed) return maps.range(whole.mean, whole.min, whole.max);
  return maps.facts(whole.zeros / whole.count, whole.mean, whole.max);
}
