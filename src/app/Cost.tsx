import { useCallback, useMemo } from 'preact/compat';
import { InTurn } from '../views/InTurn';
import { useDeferred } from '../views/useDeferred';
import { shallow } from 'zustand/vanilla/shallow';
import { axisKinds, largestOf } from '../draw/costBars';
import { costEntries, costOrders, groupings, measures, seenAs } from '../draw/costs';
import { timesByLayer } from '../engine/profile';
import { type Convention, quantities } from '../network/choices';
import { underConvention } from '../network/convention';
import { NetworkError, type Network } from '../network/types';
import type { AppStore } from '../store/store';
import type { CostView } from '../store/view';
import { Boundary } from '../views/Boundary';
import { Choice } from '../views/Choice';
import { ConventionControls } from '../views/ConventionControls';
import { CostChart } from '../views/CostChart';
import { CostTable } from '../views/CostTable';
import { quantityName } from '../views/costText';
import { OperationLegend } from '../views/OperationLegend';
import { useWords } from '../views/useWords';
import { CostOthers } from './CostOthers';
import { CostScaling } from './CostScaling';
import { CostShape } from './CostShape';
import { CostTime } from './CostTime';
import { CostTotals } from './CostTotals';
import { Folded } from './Folded';
import { Terms } from './Terms';
import { useStore } from './useStore';
import './Cost.css';

/** Where parameters, multiply-accumulates, bytes and milliseconds go. */
export function Cost({ store }: { store: AppStore }) {
  const words = useWords();
  const { cost: text } = words;
  const { cost, models: shown, layer } = useStore(store, (state) => state.view);
  const filed = useStore(store, ({ models, view }) => view.models.map((id) => models[id]?.network), shallow);
  const { profiles } = useStore(store, (state) => state.measurements);
  const { look } = store.getState();
  const change = (change: Partial<CostView>) => look({ cost: { ...cost, ...change } });
  const select = useCallback(
    (layer: string) => store.getState().look({ layer, channel: null, at: null }),
    [store],
  );
  const { quantity, grouping, convention, unit, extras } = cost;
  // A ratio has no sum that shares or running totals could be of.
  const measure = quantity === 'intensity' ? 'amount' : cost.measure;

  const networks = useMemo(
    () =>
      shown.flatMap((id, place) => {
        const network = filed[place];
        if (!network) return [];
        const profile = profiles[id];
        const found = profile && timesByLayer(network, profile).layers;
        const times = found ? new Map([...found].map(([key, { ms }]) => [key, ms])) : null;
        return [{ id, filed: network, times, network: countedUnder(network, convention) }];
      }),
    [shown, filed, profiles, convention],
  );
  const filedSize = networks[0]?.filed.input.shape[1] ?? 227;
  const note = text.note(
    convention.size ?? filedSize,
    convention.pools ?? 'file',
    convention.headPadding === null ? 'file' : convention.headPadding === 0 ? '0' : '1',
  );
  const counted = useMemo(
    () => networks.flatMap((each) => (each.network ? [{ ...each, network: each.network }] : [])),
    [networks],
  );
  const perMac = unit === 'flop' ? 2 : 1;
  const most = Math.max(
    ...counted.map(({ network, times }) =>
      largestOf(seenAs(costEntries(network, quantity, grouping, { perMac, times }), measure, cost.order)),
    ),
  );
  const named = (id: string) => (shown.length > 1 ? id : null);
  // What lies further down the page follows when the chart and the table are painted.
  const later = useDeferred(
    useMemo(() => ({ counted, quantity, unit, note }), [counted, quantity, unit, note]),
  );

  return (
    <div className="cost">
      <ConventionControls {...{ unit, convention, extras }} filedSize={filedSize} onChange={change} />
      <Terms store={store} part={text.title} of="cost" />
      {counted.length < networks.length && <p role="alert">{text.tooSmall(convention.size ?? filedSize)}</p>}
      <InTurn>
        <section aria-label={text.title}>
          <fieldset className="cost-controls">
            <legend>{text.controls}</legend>
            <Choice
              label={text.quantity}
              value={quantity}
              options={quantities}
              nameOf={(each) => quantityName(words, each, unit)}
              onChange={(quantity) => change({ quantity })}
            />
            <Choice
              label={text.grouping}
              value={grouping}
              options={groupings}
              nameOf={(each) => text.groupings[each]}
              onChange={(grouping) => change({ grouping })}
            />
            <Choice
              label={text.measure}
              value={measure}
              options={measures}
              nameOf={(each) => text.measures[each]}
              disabled={quantity === 'intensity'}
              onChange={(measure) => change({ measure })}
            />
            <Choice
              label={text.axis}
              value={cost.axis}
              options={axisKinds}
              nameOf={(each) => text.axes[each]}
              onChange={(axis) => change({ axis })}
            />
            <Choice
              label={text.order}
              value={cost.order}
              options={costOrders}
              nameOf={(each) => text.orders[each]}
              onChange={(order) => change({ order })}
            />
          </fieldset>
          <OperationLegend networks={counted.map(({ network }) => network)} />
          {counted.map(({ id, network, times }) => (
            <CostChart
              key={id}
              {...cost}
              measure={measure}
              network={network}
              title={text.perLayer(named(id))}
              note={quantity !== 'time' ? note : times ? text.timed : text.notMeasured}
              times={times}
              {...(profiles[id] && { resolutionMs: profiles[id].resolutionMs })}
              {...(most > 0 && { most })}
              selected={layer}
              onSelect={select}
            />
          ))}
        </section>
        <Folded title={words.maps.table}>
          {counted.map(({ id, network }) => (
            <CostTable
              key={id}
              network={network}
              title={text.perLayer(named(id))}
              note={note}
              unit={unit}
              extras={extras}
              selected={layer}
              onSelect={select}
            />
          ))}
        </Folded>
        <Boundary>
          <CostTotals store={store} />
        </Boundary>
        <Boundary part={text.icicle}>
          <CostShape details={later} selected={layer} onSelect={select} />
        </Boundary>
        <Boundary part={text.time}>
          <CostTime store={store} onSelect={select} />
        </Boundary>
        <Boundary part={text.others}>
          <Folded title={text.others}>
            <CostOthers store={store} networks={later.counted} note={later.note} />
          </Folded>
        </Boundary>
        <Boundary part={text.scaling}>
          <Folded title={text.scaling}>
            <CostScaling store={store} networks={networks} />
          </Folded>
        </Boundary>
      </InTurn>
    </div>
  );
}

/** Null when the picture is too small for the network: then nothing can be counted. */
function countedUnder(network: Network, convention: Convention): Network | null {
  try {
    return underConvention(network, convention);
  } catch (error) {
    if (error instanceof NetworkError) return null;
    throw error;
  }
}
