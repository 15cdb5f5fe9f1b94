import { receptiveField, type Field } from '../explain/field';
import { layerOf, type LayerKey, type Network } from '../network/types';
import type { Rect } from '../tensor/pixels';

/** What a position of a layer sees; null where there is no such position or no field. */
export function fieldAt(network: Network, key: LayerKey, at: { row: number; column: number }): Field | null {
  const [, height = 1, width = 1] = layerOf(network, key)?.shape ?? [0, 0, 0];
  return at.row < height && at.column < width ? receptiveField(network, key, at.row, at.column) : null;
}

/** The field as a rectangle of input pixels. */
export function lensOf({ rect: { left, top, right, bottom } }: Field): Rect {
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
