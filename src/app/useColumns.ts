import { useMemo, useState } from 'preact/compat';
import { kindOf, domainsOf, type Domain } from '../draw/domain';
import { centreOf, partnerOf, positionAt } from '../network/align';
import { layerOf, type Layer } from '../network/types';
import type { ModelState } from '../store/models';
import { idle, type Result, type Run } from '../store/runs';
import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { placeOf, pointAt, type Place } from '../tensor/place';
import { statistics, type TensorStatistics } from '../tensor/stats';
import { extents, type Tensor } from '../tensor/tensor';
import type { Position } from '../views/ValueGrid';
import { shownOf, type Shown } from './useShown';
import { useStore } from './useStore';

/** One model of a comparison; the same one may stand in two columns, on two pictures. */
export interface Column {
  /** What its parts are named by: the model's name, numbered where it occurs twice. */
  name: string;
  id: string;
  state: ModelState | undefined;
  run: Run;
  shown: Shown | null;
  /** It keeps its picture while another one is chosen. */
  held: boolean;
}

/** Pictures that columns keep, by their place. */
export type Held = Readonly<Record<number, Result>>;

/** The models of the view, in order, each with what it has to show; a new picture is shown once all have run on it. */
export function useColumns(store: AppStore, ids: View['models'], held: Held): readonly Column[] {
  const models = useStore(store, (state) => state.models);
  const runs = useStore(store, (state) => state.runs);
  const now = useMemo(
    () =>
      ids.map((id, place) => {
        const state = models[id];
        const run = runs[id] ?? idle;
        const name = ids.indexOf(id) === ids.lastIndexOf(id) ? id : `${id} (${place + 1})`;
        const result = held[place] ?? run.last;
        const shown = state?.network ? shownOf(state.network, result) : null;
        return { name, id, state, run, shown, held: held[place] !== undefined };
      }),
    [ids, models, runs, held],
  );
  const [whole, setWhole] = useState(now);
  if (
    whole === now ||
    !(isWhole(now) || now.length !== whole.length || now.some(({ id }, i) => id !== whole[i]?.id))
  )
    return whole;
  setWhole(now);
  return now;
}

/** No column that follows the picture lags behind another one, unless it cannot go on. */
function isWhole(columns: readonly Column[]): boolean {
  const pictures = columns.flatMap(({ shown, held, run }) =>
    !held && run.status !== 'failed' && shown?.result ? [shown.result.picture.id] : [],
  );
  return new Set(pictures).size < 2;
}

/** The layer of each column that stands for the selected one; undefined where there is none. */
function partnersOf(columns: readonly Column[], { layer, compare }: View): (Layer | undefined)[] {
  const from = originOf(columns, layer, compare.from)?.shown?.network;
  return columns.map(({ shown }) =>
    shown && from ? partnerOf(shown.network, layer, from, compare.pairing) : undefined,
  );
}

/** The column whose layer is selected: the one that was chosen in, if it has such a layer. */
export function originOf(columns: readonly Column[], layer: string, from: number): Column | undefined {
  const has = (column: Column | undefined) => column?.shown && layerOf(column.shown.network, layer);
  return has(columns[from]) ? columns[from] : columns.find(has);
}

/**
 * Whether all columns speak of the same classes, so that their predictions can be set against each other: as many, under the
 * same names, where they have any.
 */
export function haveSameClasses(columns: readonly Column[]): boolean {
  const said = columns.flatMap(({ state }) => {
    const network = state?.network;
    if (!network) return [];
    const outputs = layerOf(network, network.logits ?? network.probabilities ?? '')?.shape?.[0];
    return `${outputs} ${state?.model.labels?.map(({ wordnet, en }) => wordnet || en).join() ?? ''}`;
  });
  return new Set(said).size < 2;
}

/** What one column shows of its layer. */
export interface Facing {
  layer: Layer;
  tensor: Tensor;
  statistics: TensorStatistics;
  pre: boolean;
}

/** The tensors that face each other, and the domain of each: one of all, so that equal colour is equal value, or its own. */
export function useFacing(
  columns: readonly Column[],
  view: View,
): { facing: readonly (Facing | null)[]; domains: readonly (readonly Domain[] | null)[] } {
  return useMemo(() => {
    const layers = partnersOf(columns, view);
    const facing = columns.map(({ shown }, place): Facing | null => {
      const layer = layers[place];
      if (!shown || !layer) return null;
      const before = view.pre ? shown.result?.activations.pre.get(layer.key) : undefined;
      const tensor = before ?? shown.tensorOf(layer.key);
      return tensor ? { layer, tensor, statistics: statistics(tensor), pre: before !== undefined } : null;
    });
    const own = (each: Facing) => domainsOf('layer', kindOf(each.layer, each.pre), each.statistics, []);
    if (view.compare.scale === 'each') return { facing, domains: facing.map((each) => each && own(each)) };
    const there = facing.filter((each) => each !== null);
    const [first, ...others] = there.map(({ statistics: each }) => each);
    const signed = there.some(({ layer, pre }) => kindOf(layer, pre) === 'diverging');
    const shared = first ? domainsOf('shared', signed ? 'diverging' : 'sequential', first, others) : null;
    return { facing, domains: facing.map(() => shared) };
    // Of the view only what chooses tensors counts.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [columns, view.layer, view.pre, view.compare]);
}

/** The position of each column's layer that a place of the picture falls on; null without a place, or a map. */
export function positionsOf(
  columns: readonly Column[],
  facing: readonly (Facing | null)[],
  place: Place | null,
): (Position | null)[] {
  return facing.map((each, i) => {
    const framed = columns[i]?.shown?.result?.framed;
    if (!each) return null;
    const { height, width } = extents(each.tensor);
    if (height * width === 1) return { row: 0, column: 0 };
    const { receptive } = each.layer;
    return place && framed && receptive
      ? positionAt(receptive, { height, width }, pointAt(framed, place))
      : null;
  });
}

/** The place of the picture that a position of a column's layer looks at the middle of. */
export function placeSeen(
  column: Column | undefined,
  facing: Facing | null | undefined,
  at: Position | null,
): Place | null {
  const framed = column?.shown?.result?.framed;
  const receptive = facing?.layer.receptive;
  return receptive && framed && at ? placeOf(framed, centreOf(receptive, at.row, at.column)) : null;
}
