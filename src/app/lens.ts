import { createStore, type StoreApi } from 'zustand/vanilla';
import { memoized } from '../draw/memoized';
import { receptiveField, type Field } from '../explain/field';
import { layerOf, type LayerKey, type Network } from '../network/types';
import type { Rect } from '../tensor/pixels';
import type { Position } from '../views/ValueGrid';
import { useStore } from './useStore';

/**
 * The position of the large map that is pointed at, or null. Apart from the page's state, as it changes with every movement of the
 * pointer: only what shows it is drawn anew.
 */
export type Pointer = StoreApi<{ at: Position | null }>;

export function createPointer(): Pointer {
  return createStore(() => ({ at: null }));
}

/** The value whose field is shown: the one pointed at, or else the picked one. */
export interface Aim {
  pointer: Pointer;
  network: Network | null;
  layer: LayerKey;
  picked: Position | null;
}

/** Where that value is, and what it can depend on; null where nothing is pointed at or picked. */
export function useAim({ pointer, network, layer, picked }: Aim): {
  at: Position | null;
  field: Field | null;
} {
  const pointed = useStore(pointer, ({ at }) => at);
  const at = pointed ?? picked;
  return { at, field: network && at && fieldOf(network, layer, at.row, at.column) };
}

/** What a position of a layer sees; null where there is no such position or no field. */
export function fieldAt(network: Network, key: LayerKey, at: Position): Field | null {
  const [, height = 1, width = 1] = layerOf(network, key)?.shape ?? [0, 0, 0];
  return at.row < height && at.column < width ? receptiveField(network, key, at.row, at.column) : null;
}

/** The same for all who show the field of one value. */
const fieldOf = memoized((network: Network, key: LayerKey, row: number, column: number) =>
  fieldAt(network, key, { row, column }),
);

/** The field as a rectangle of input pixels. */
export function lensOf({ rect: { left, top, right, bottom } }: Field): Rect {
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
