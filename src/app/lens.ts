import { receptiveField } from '../explain/field';
import { layerOf, type LayerKey, type Network } from '../network/types';
import type { Rect } from '../tensor/pixels';

/** What a position of a layer sees, as a rectangle of input pixels; null where there is no such position or no field. */
export function lensOf(network: Network, key: LayerKey, at: { row: number; column: number }): Rect | null {
  const [, height = 1, width = 1] = layerOf(network, key)?.shape ?? [0, 0, 0];
  if (at.row >= height || at.column >= width) return null;
  const field = receptiveField(network, key, at.row, at.column);
  if (!field) return null;
  const { left, top, right, bottom } = field.rect;
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
