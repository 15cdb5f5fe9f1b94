import { sizeOf } from './types';
import { axesOf, int, ints, listOf } from './attributes';
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
      const axes = axesOf(node, around.stored.get(node.inputs[1] ?? ''), () => 4);
      return onePosition(shape) && axes?.join() === '2,3' ? flat(shape) : null;
    }
    default:
      return null;
  }
}

/** [batch, features]: the target is stored with two entries, or is computed and there is only one position to keep. */
function toVector(node: OnnxNode, { stored }: Surroundings, shape: Shape | null): boolean {
  const sizes = ints(node, 'shape') ?? listOf(stored.get(node.inputs[1] ?? ''));
  if (!sizes) return onePosition(shape);
  const [, features = 0] = sizes;
  return sizes.length === 2 && (features <= 0 || shape === null || features === sizeOf(shape));
}

function onePosition(shape: Shape | null): boolean {
  return shape !== null && shape.slice(1).every((extent) => extent === 1);
}

function flat(shape: Shape | null): Fold {
  return { shape: shape && [sizeOf(shape)], reshaped: true };
}
