import { memo, useCallback, useMemo, useState } from 'react';
import type { Domain } from '../draw/domain';

import { order, orders } from '../tensor/rank';
import { paletteNames } from '../draw/palette';
import { pairings } from '../network/align';
import type { Network } from '../network/types';
import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { plane } from '../tensor/tensor';
import { Choice } from '../views/Choice';
import { FeatureMaps } from '../views/FeatureMaps';
import { Legend } from '../views/Legend';
import { NetworkMap, type MapReading } from '../views/NetworkMap';
import { valueUnit } from '../views/unit';
import { useWords } from '../views/useWords';
import { ValueGrid, type Position } from '../views/ValueGrid';
import { exact, significant } from '../words/format';
import { originOf, type Column, type Facing } from './useColumns';

const Map = memo(NetworkMap);

interface Props {
  store: AppStore;
  view: View;
  columns: readonly Column[];
  facing: readonly (Facing | null)[];
  domains: readonly Domain[];
  /** The cursor in each column. */
  positions: readonly (Position | null)[];
  onHover: (place: number, at: Position | null) => void;
  onPoint: (place: number, at: Position) => void;
}

/** The networks one above the other on one scale; below, the maps of the layers that face each other, under one legend. */
export function CompareMaps(props: Props) {
  const { store, view, columns, facing, domains } = props;
  const words = useWords();
  const { compare: text, maps } = words;
  const { look } = store.getState();
  const networks = useMemo(() => columns.flatMap(({ shown }) => shown?.network ?? []), [columns]);
  const selectIn = useCallback(
    (place: number, layer: string) => {
      const { view: now, look: change } = store.getState();
      change({ layer, channel: null, at: null, compare: { ...now.compare, from: place } });
    },
    [store],
  );
  const [reading, setReading] = useState<MapReading>({ flow: 'channels', zoom: 1, open: null });
  const onReading = useCallback(
    (change: Partial<MapReading>) => setReading((before) => ({ ...before, ...change })),
    [],
  );
  const [domain = null] = domains;
  const any = facing.find((each) => each !== null);
  const origin = originOf(columns, view.layer, view.compare.from);

  return (
    <div className="compare-maps" id="maps" tabIndex={-1}>
      {columns.map(({ name, shown }, place) => (
        <section key={name} className="compare-network">
          {shown ? (
            <ColumnMap
              place={place}
              column={{ name, shown }}
              networks={networks}
              reading={reading}
              onReading={onReading}
              palette={view.palette}
              selected={facing[place]?.layer.key ?? ''}
              onSelect={selectIn}
            />
          ) : (
            <p className="compare-muted">{text.notYet(name)}</p>
          )}
        </section>
      ))}
      <section className="compare-layer" aria-label={text.layer}>
        <div className="compare-bar">
          <Choice
            label={text.pairing}
            value={view.compare.pairing}
            options={pairings}
            nameOf={(each) => text.pairings[each]}
            onChange={(pairing) => look({ compare: { ...view.compare, pairing } })}
          />
          <Choice
            label={maps.sort}
            value={view.sort}
            options={orders}
            nameOf={(each) => maps.sorts[each]}
            onChange={(sort) => look({ sort })}
          />
          <Choice
            label={maps.palette}
            value={view.palette}
            options={paletteNames}
            nameOf={(each) => maps.palettes[each]}
            onChange={(palette) => look({ palette })}
          />
          <label className="compare-check">
            <input
              type="checkbox"
              checked={view.pre}
              onChange={({ currentTarget }) => look({ pre: currentTarget.checked })}
            />
            {maps.beforeRelu}
          </label>
          {any && domain && (
            <Legend
              domain={domain}
              kind={domain.kind}
              palette={view.palette}
              unit={maps.unit[valueUnit(any.layer, any.pre)]}
              nans={facing.some((each) => (each?.statistics.whole.nans ?? 0) > 0)}
            />
          )}
        </div>
        <p className="compare-muted">
          {text.pairingNote[view.compare.pairing]} {text.oneScale} {text.channelsApart}
        </p>
        <div className="compare-columns">
          {columns.map((column, place) => {
            const each = facing[place];
            const { name, shown } = column;
            return (
              <div key={name} className="compare-column">
                {each && domain ? (
                  <>
                    {each.layer.key !== view.layer && origin && (
                      <p className="compare-muted">{text.standsFor(each.layer.key, view.layer)}</p>
                    )}
                    <FeatureMaps
                      layer={each.layer}
                      tensor={each.tensor}
                      statistics={each.statistics}
                      pre={each.pre}
                      sort={view.sort}
                      domains={domains}
                      palette={view.palette}
                      selected={channelOf(each, view.channel)}
                      onSelect={(channel) => look({ channel })}
                      model={name}
                      legend={false}
                    />
                  </>
                ) : (
                  <p className="compare-missing">
                    {!shown?.result
                      ? text.notYet(name)
                      : shown.network.layers.some(({ key }) => key === view.layer)
                        ? words.app.notRecorded(view.layer)
                        : view.compare.pairing === 'role'
                          ? text.missing(name, view.layer)
                          : text.missingStride(name, view.layer)}
                  </p>
                )}
              </div>
            );
          })}
        </div>
      </section>
      <Values {...props} />
    </div>
  );
}

/** Keeps its handler the same, so that a map is not painted again when another one changes. */
function ColumnMap({
  place,
  column,
  networks,
  reading,
  onReading,
  palette,
  selected,
  onSelect,
}: {
  place: number;
  column: { name: string; shown: NonNullable<Column['shown']> };
  networks: readonly Network[];
  reading: MapReading;
  onReading: (change: Partial<MapReading>) => void;
  palette: View['palette'];
  selected: string;
  onSelect: (place: number, layer: string) => void;
}) {
  const select = useCallback((layer: string) => onSelect(place, layer), [onSelect, place]);
  return (
    <Map
      network={column.shown.network}
      tensorOf={column.shown.tensorOf}
      palette={palette}
      reading={reading}
      onReading={onReading}
      selected={selected}
      onSelect={select}
      model={column.name}
      shared={networks}
    />
  );
}

/** The chosen channel; before one is chosen, or where there is no such channel, the strongest. */
function channelOf({ statistics }: Facing, channel: number | null): number {
  if (channel !== null && channel < statistics.channels.length) return channel;
  return order(statistics, 'mean')[0] ?? 0;
}

/** One channel of each, large, under one cursor; the values side by side with their difference. */
function Values({ view, columns, facing, domains, positions, onHover, onPoint }: Props) {
  const words = useWords();
  const { compare: text, maps } = words;
  const [domain] = domains;
  const found = columns.map((_, place) => {
    const each = facing[place];
    const at = positions[place];
    if (!each) return null;
    const channel = channelOf(each, view.channel);
    const map = plane(each.tensor, channel);
    const value = at ? (map.data[at.row * map.width + at.column] ?? null) : null;
    return { ...each, channel, map, at: at ?? null, value };
  });
  if (!domain || found.every((each) => each === null)) return null;
  const [first, ...others] = found;
  return (
    <section className="compare-values" aria-label={text.values}>
      <h2>{text.values}</h2>
      <div className="compare-columns">
        {columns.map(({ name }, place) => {
          const each = found[place];
          if (!each) return <div key={name} className="compare-column" />;
          const { layer, channel, map, at, value } = each;
          const single = map.height * map.width === 1;
          const size = layer.receptive?.size;
          return (
            <div key={name} className="compare-column">
              <h3>
                {name} · <span className="compare-key">{layer.key}</span> · {text.channel(channel)}
              </h3>
              {!single && (
                <div className="compare-map">
                  <ValueGrid
                    name={text.inModel(maps.mapOf(layer.key, channel), name)}
                    map={map}
                    domain={domain}
                    palette={view.palette}
                    under={null}
                    at={at}
                    marked={at}
                    onPoint={(to) => onPoint(place, to)}
                    onHover={(to) => onHover(place, to)}
                  />
                </div>
              )}
              <p className="compare-value">
                <output aria-label={text.inModel(maps.value, name)}>
                  {value === null ? '' : exact(value)}
                </output>
                <span className="compare-muted">
                  {at ? (single ? '' : text.position(at.row, at.column)) : maps.pointAt}
                  {at && size ? ` · ${text.sees(size[0], size[1])}` : ''}
                </span>
              </p>
            </div>
          );
        })}
      </div>
      {others.map((other, place) => {
        const a = first?.value ?? null;
        const b = other?.value ?? null;
        if (a === null || b === null) return null;
        const names = [columns[0]?.name ?? '', columns[place + 1]?.name ?? ''] as const;
        return (
          <p key={names[1]} className="compare-value">
            <span>{text.differenceOf(...names)}</span>
            <output aria-label={`${text.difference}, ${text.differenceOf(...names)}`}>
              {significant(words.lang, a - b, 6)}
            </output>
          </p>
        );
      })}
    </section>
  );
}
