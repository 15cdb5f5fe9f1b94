import { useMemo, useRef } from 'preact/compat';
import './ChannelView.css';
import type { Domain } from '../draw/domain';
import { footprint } from '../draw/footprint';
import type { PaletteName } from '../draw/palette';
import type { Layer } from '../network/types';
import type { Pixels } from '../tensor/pixels';
import type { TensorStatistics } from '../tensor/stats';
import { extents, plane, type Tensor } from '../tensor/tensor';
import { ExportMenu } from './ExportMenu';
import { planeTable } from './export';
import { mapSummary } from './summaries';
import { valueUnit } from './unit';
import { useWords } from './useWords';
import { ChannelValues } from './ChannelValues';
import type { Frame, Position } from './ValueGrid';

interface Props {
  layer: Layer;
  tensor: Tensor;
  statistics: TensorStatistics;
  channel: number;
  /** The tensor holds the values before ReLU. */
  pre: boolean;
  /** The domain of this channel; the same object until it changes. */
  domain: Domain;
  palette: PaletteName;
  /** The position that is picked, or pointed at elsewhere. */
  at: Position | null;
  /** Positions to frame, such as those that a pixel of the picture reaches. */
  framed?: Frame | null;
  onPoint: (at: Position) => void;
  onHover: (at: Position | null) => void;
  onChannel: (channel: number) => void;
  /** The pixels that were fed, to lay the map over. */
  picture: Pixels | null;
  /** Opacity of the map over the picture, 0 to 1; null for the map alone. */
  overlay: number | null;
  onOverlay: (opacity: number | null) => void;
}

/** One channel: its values to point at, alone or where they lie on the picture. */
export function ChannelView(props: Props) {
  const { layer, tensor, statistics, channel, pre, domain, palette, picture, overlay } = props;
  const words = useWords();
  const { maps, units } = words;
  const drawing = useRef<HTMLDivElement>(null);
  const map = useMemo(() => plane(tensor, channel), [tensor, channel]);
  const under = useMemo(
    () =>
      picture && layer.receptive && overlay !== null
        ? { picture, place: footprint(layer.receptive, map), opacity: overlay }
        : null,
    [picture, layer, map, overlay],
  );
  const single = map.height * map.width === 1;
  const part = statistics.channels[channel];
  const { channels } = extents(tensor);
  const unit = maps.unit[valueUnit(layer, pre)];
  const zeros = domain.kind === 'sequential' ? (part?.zeros ?? null) : null;
  const summary = useMemo(
    () => mapSummary(words, words.summaries.channel(layer.key, channel), map, zeros),
    [words, layer, channel, map, zeros],
  );

  return (
    <section className="channel-view" aria-label={maps.channelIn(layer.key, channel)}>
      <header>
        <h2>{maps.channel(channel)}</h2>
        <button
          type="button"
          aria-label={maps.previous}
          title={maps.previous}
          disabled={channel === 0}
          onClick={() => props.onChannel(channel - 1)}
        >
          ‹
        </button>
        <button
          type="button"
          aria-label={maps.next}
          title={maps.next}
          disabled={channel === channels - 1}
          onClick={() => props.onChannel(channel + 1)}
        >
          ›
        </button>
        {!single && (
          <ExportMenu
            title={maps.mapOf(layer.key, channel)}
            note={unit}
            summary={summary}
            table={() => planeTable(map, maps.row)}
            drawing={drawing}
          />
        )}
      </header>
      {part && !single && (
        <p className="channel-view-facts">
          {maps.statisticsOf(part.mean, part.variance, part.min, part.max)} ·{' '}
          {maps.zeroShare(units.percent(part.zeros / part.count))}
        </p>
      )}
      <ChannelValues
        name={maps.mapOf(layer.key, channel)}
        {...{ map, domain, palette, under, unit, summary, drawing }}
        broken={part ?? null}
        at={props.at}
        framed={props.framed ?? null}
        onPoint={props.onPoint}
        onHover={props.onHover}
      />
      {picture && layer.receptive && !single && (
        <div className="channel-view-overlay">
          <label>
            <input
              type="checkbox"
              checked={overlay !== null}
              onChange={(event) => props.onOverlay(event.currentTarget.checked ? 0.6 : null)}
            />
            {maps.overlay}
          </label>
          {overlay !== null && (
            <input
              type="range"
              aria-label={maps.opacity}
              min={0}
              max={1}
              step={0.05}
              value={overlay}
              aria-valuetext={units.percent(overlay)}
              onChange={(event) => props.onOverlay(event.currentTarget.valueAsNumber)}
            />
          )}
        </div>
      )}
    </section>
  );
}
