import { int, ints, storedInts } from './attributes';
import type { OnnxNode } from './onnx';
import type { Surroundings } from './operations';
import type { Shape } from './shapes';

/** A node that only passes its first input on, perhaps in another shape: it is no layer of its own. */
export interface Fold {
  shape: Shape | null;
  reshaped: boolean;
}

/** How a node disappears into the layer that makes its input, or null when it does something of its own. */
export function foldOf(node: OnnxNode, around: Surroundings): Fold | null {
  const shape = around.shapes[0] ?? null;
  if (node.domain !== '') return null;
  switch (node.opType) {
    case 'Identity':
    case 'Dropout':
      return { shape, reshaped: false };
    case 'Flatten': {
      const axis = int(node, 'axis', 1);
      return axis === 1 || (shape && axis === -shape.length) ? flat(shape) : null;
    }
    case 'Reshape':
      return toVector(node, around, shape) ? flat(shape) : null;
    case 'Squeeze': {
      const given = around.stored.get(node.inputs[1] ?? '');
      const axes = (ints(node, 'axes') ?? (given && storedInts(given)) ?? []).map((axis) =>
        axis < 0 ? axis + 4 : axis,
      );
      return onePosition(shape) && axes.sort((a, b) => a - b).join() === '2,3' ? flat(shape) : null;
    }
    default:
      return null;
  }
}

/** [batch, features]: the target is stored with two entries, or is computed and there is only one position to keep. */
function toVector(node: OnnxNode, { stored }: Surroundings, shape: Shape | null): boolean {
  const target = stored.get(node.inputs[1] ?? '');
  const sizes = ints(node, 'shape') ?? (target && storedInts(target));
  if (!sizes) return onePosition(shape);
  const [, features = 0] = sizes;
  return sizes.length === 2 && (features <= 0 || shape === null || features === size(shape));
}

function onePosition(shape: Shape | null): boolean {
  return shape !== null && shape.slice(1).every((extent) => extent === 1);
}

function flat(shape: Shape | null): Fold {
  return { shape: shape && [size(shape)], reshaped: true };
}

function size(shape: Shape): number {
  return shape.reduce((product, extent) => product * extent, 1);
}
