import type { Layer, LayerKey, Network, Stage } from '../network/types';
import { memoized } from './memoized';

export type FireStage = Extract<Stage, { kind: 'fire' }>;

/** What stands at one place of the map: a closed Fire module, or a single layer. */
export interface Unit {
  /** Short enough to stand over a box. */
  label: string;
  layers: Layer[];
  /** Set for a closed module, whose branches are drawn as the halves of their concatenation. */
  fire: FireStage | null;
  /** Part of the opened module: drawn larger. */
  open: boolean;
  column: number;
}

/** One layer: as wide as its channels, as tall as the rows of its maps. */
export interface MapBox {
  key: LayerKey;
  layer: Layer;
  /**
   * `maps` to scale; `half` a branch of a closed Fire module, a share of the box of its concatenation `whole`;
   * `dot` a layer without maps, of a size that means nothing.
   */
  form: 'maps' | 'half' | 'whole' | 'dot';
  column: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

const LONGEST = 14;

/**
 * The network in columns, each unit in the one after the last of its inputs (the longest path from the input). One pass
 * over the layers in execution order, no recursion: no depth of network overflows the stack. A Fire module that has
 * more layers (an activation that could not be folded in) is drawn as single layers, as the opened one is.
 */
export const columnsOf = memoized((network: Network, open: string | null): readonly (readonly Unit[])[] => {
  const stageOf = new Map<LayerKey, FireStage>();
  for (const stage of network.stages)
    if (stage.kind === 'fire') for (const key of stage.layers) stageOf.set(key, stage);

  const columnOf = new Map<LayerKey, number>();
  const closed = new Map<FireStage, Unit>();
  const columns: Unit[][] = [];
  for (const layer of network.layers) {
    const stage = stageOf.get(layer.key);
    const begun = stage && closed.get(stage);
    const column =
      begun?.column ?? layer.inputs.reduce((after, key) => Math.max(after, (columnOf.get(key) ?? -1) + 1), 0);
    columnOf.set(layer.key, column);
    if (begun) {
      begun.layers.push(layer);
      continue;
    }
    const opened = stage !== undefined && stage.name === open;
    const fire = stage && !opened && stage.layers.length === 4 ? stage : null;
    const name = fire?.name ?? (stage ? layer.key.slice(layer.key.indexOf('/') + 1) : layer.key);
    const label = name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
    const unit = { label, layers: [layer], fire, open: opened, column };
    if (fire) closed.set(fire, unit);
    (columns[column] ??= []).push(unit);
  }
  return columns;
});

/**
 * Channels and rows of a layer's maps; null for what has none (vectors, single values, unknown sizes) and for the input,
 * which is the picture itself and would be twice as tall as all that follows.
 */
export function mapsOf({ op, shape }: Layer): { channels: number; rows: number } | null {
  if (op.kind === 'input' || shape?.length !== 3) return null;
  const [channels = 1, rows = 1, columns = 1] = shape;
  return rows * columns > 1 ? { channels, rows } : null;
}
