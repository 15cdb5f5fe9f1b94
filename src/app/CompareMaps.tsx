import { useCallback } from 'preact/compat';
import { shallow } from 'zustand/vanilla/shallow';
import type { Domain } from '../draw/domain';
import { pairings } from '../network/choices';
import { orders } from '../tensor/rank';
import { paletteNames } from '../draw/palette';
import type { Network } from '../network/types';
import type { AppStore } from '../store/store';
import { compareScales, type View } from '../store/view';
import { Choice } from '../views/Choice';
import { FeatureMaps } from '../views/FeatureMaps';
import { InTurn } from '../views/InTurn';
import { Legend } from '../views/Legend';
import { NetworkMap } from '../views/NetworkMap';
import type { MapReading } from '../views/mapLayout';
import { useMapReading } from '../views/useMapReading';
import { valueUnit } from '../views/unit';
import { deferred } from '../views/useDeferred';
import { useWords } from '../views/useWords';
import type { Frame, Position } from '../views/ValueGrid';
import { useCompareWords } from './compareWords';
import { originOf, type Column, type Facing } from './useColumns';
import { channelOf, CompareValues } from './CompareValues';
import { useStore } from './useStore';

const Map = deferred(NetworkMap);

interface Props {
  store: AppStore;
  view: View;
  columns: readonly Column[];
  facing: readonly (Facing | null)[];
  /** One array for each column, the same one where they share it. */
  domains: readonly (readonly Domain[] | null)[];
  /** The cursor in each column. */
  positions: readonly (Position | null)[];
  onHover: (place: number, at: Position | null) => void;
  onPoint: (place: number, at: Position) => void;
}

/** The networks one above the other on one scale; below, the maps of the layers that face each other, under one legend. */
export function CompareMaps(props: Props) {
  const { store, view, columns, facing, domains, positions, onHover, onPoint } = props;
  const words = useWords();
  const text = useCompareWords();
  const { maps } = words;
  const { look } = store.getState();
  const networks = useStore(
    store,
    ({ models }) => view.models.flatMap((id) => models[id]?.network ?? []),
    shallow,
  );
  const selectIn = useSelectIn(store);
  const [reading, onReading] = useMapReading();
  const apart = view.compare.scale === 'each';
  const domain = domains[0]?.[0] ?? null;
  const any = facing.find((each) => each !== null);
  const origin = originOf(columns, view.layer, view.compare.from);

  return (
    <div className="compare-maps" id="maps" tabindex={-1}>
      <InTurn>
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
              label={maps.scale}
              value={view.compare.scale}
              options={compareScales}
              nameOf={(each) => text.scales[each]}
              onChange={(scale) => look({ compare: { ...view.compare, scale } })}
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
            {any && domain && !apart && (
              <Legend
                domain={domain}
                kind={domain.kind}
                palette={view.palette}
                unit={maps.unit[valueUnit(any.layer, any.pre)]}
                broken={facing.reduce(
                  ({ nans, infinities }, each) => ({
                    nans: nans + (each?.statistics.whole.nans ?? 0),
                    infinities: infinities + (each?.statistics.whole.infinities ?? 0),
                  }),
                  { nans: 0, infinities: 0 },
                )}
              />
            )}
          </div>
          <p className="compare-muted">
            {text.pairingNote[view.compare.pairing]} {text.scaleNote[view.compare.scale]} {text.channelsApart}
          </p>
          <div className="compare-columns">
            {columns.map((column, place) => {
              const each = facing[place];
              const own = domains[place];
              const { name, shown } = column;
              return (
                <div key={name} className="compare-column">
                  {each && own ? (
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
                        domains={own}
                        palette={view.palette}
                        selected={channelOf(each, view.channel)}
                        onSelect={(channel) => look({ channel })}
                        framed={frameOf(positions[place])}
                        onHover={(at) => onHover(place, at)}
                        onPoint={(at) => onPoint(place, at)}
                        model={name}
                        legend={apart}
                      />
                    </>
                  ) : (
                    <p className="compare-missing">
                      {!shown?.result
                        ? text.notYet(name)
                        : shown.network.layers.some(({ key }) => key === view.layer)
                          ? words.app.notYet(view.layer)
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
        <CompareValues {...props} />
      </InTurn>
    </div>
  );
}

/** Selects a layer in one of the columns; the function stays the same. */
function useSelectIn(store: AppStore) {
  return useCallback(
    (place: number, layer: string) => {
      const { view, look } = store.getState();
      look({ layer, channel: null, at: null, compare: { ...view.compare, from: place } });
    },
    [store],
  );
}

/** The cursor as a frame of one position. */
function frameOf(at: Position | null | undefined): Frame | null {
  return at ? { top: at.row, bottom: at.row, left: at.column, right: at.column } : null;
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
