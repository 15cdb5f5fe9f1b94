import type { OnnxNode } from './onnx';
import { int } from './attributes';
import { NetworkError, type Operation, type Pair, type Window } from './types';

/** Sizes without the batch: [channels, height, width] or [channels]. */
export type Shape = readonly number[];

/** Sizes of a stored tensor, or null when it is computed or missing. */
export type DimsOf = (tensor: string | null) => readonly number[] | null;

/** Operators of one value a position, which change no size. */
const POINTWISE = new Set(
  (
    'BatchNormalization Clip LeakyRelu PRelu Elu Selu Sigmoid HardSigmoid HardSwish Tanh Softplus Mish Gelu ' +
    'LRN Neg Abs Exp Log Sqrt Erf LogSoftmax'
  ).split(' '),
);

/** True for a layer that changes values in place: it has one input and leaves every size as it is. */
export function isPointwise(op: Operation): boolean {
  return op.kind === 'relu' || (op.kind === 'other' && POINTWISE.has(op.type));
}

/** Height and width, or null for anything but a map. */
export function spatial(shape: Shape | null): Pair | null {
  const [, height, width] = shape ?? [];
  return height !== undefined && width !== undefined && shape?.length === 3 ? [height, width] : null;
}

/**
 * Output shape of an operation, or null where only a run can tell.
 * Throws NetworkError `malformed` for sizes that contradict each other.
 */
export function shapeOf(
  op: Operation,
  node: OnnxNode,
  inputs: readonly (Shape | null)[],
  dims: DimsOf,
): Shape | null {
  const input = inputs[0] ?? null;
  if (!input) return null;
  switch (op.kind) {
    case 'conv': {
      const weight = dims(op.weight);
      const size = spatial(input);
      if (!weight || !size) return null;
      const [channels = 0, perGroup = 0] = weight;
      if (perGroup * op.groups !== input[0] || channels % op.groups !== 0) throw clash(node, inputs);
      return checked([channels, ...moved(op.window, size)], node, inputs);
    }
    case 'maxpool':
    case 'avgpool': {
      const size = spatial(input);
      return size && checked([input[0] ?? 0, ...moved(op.window, size)], node, inputs);
    }
    case 'globalpool':
      return node.opType === 'ReduceMean' && int(node, 'keepdims', 1) === 0
        ? input.slice(0, 1)
        : [input[0] ?? 0, 1, 1];
    case 'concat': {
      const rest = input.slice(1).join();
      if (inputs.includes(null)) return null;
      if (inputs.some((shape) => shape?.slice(1).join() !== rest)) throw clash(node, inputs);
      return checked(
        [inputs.reduce((sum, shape) => sum + (shape?.[0] ?? 0), 0), ...input.slice(1)],
        node,
        inputs,
      );
    }
    case 'add':
      return inputs.every((shape) => shape?.join() === input.join()) ? input : null;
    case 'linear': {
      const weight = dims(op.weight) ?? [];
      const [outputs, width] = op.transposed ? weight : [weight[1], weight[0]];
      if (outputs === undefined || input.length !== 1) return null;
      if (width !== input[0]) throw clash(node, inputs);
      return [outputs];
    }
    case 'other':
      return isPointwise(op) ? input : null;
    case 'input':
    case 'relu':
    case 'softmax':
      break;
  }
  return input;
}

/** Rows and columns of positions that a window takes over an input. */
function moved({ kernel, strides, dilations, pads, ceil }: Window, input: Pair): Pair {
  const along = (axis: 0 | 1): number => {
    const reach = (kernel[axis] - 1) * dilations[axis] + 1;
    const end = axis === 0 ? pads[2] : pads[3];
    const steps = (input[axis] + pads[axis] + end - reach) / strides[axis];
    const positions = (ceil ? Math.ceil(steps) : Math.floor(steps)) + 1;
    // Rounded up, the last window may begin beyond the input and see nothing but padding: it does not count.
    return ceil && (positions - 1) * strides[axis] >= input[axis] + pads[axis] ? positions - 1 : positions;
  };
  return [along(0), along(1)];
}

function checked(shape: Shape, node: OnnxNode, inputs: readonly (Shape | null)[]): Shape {
  if (shape.every((size) => Number.isSafeInteger(size) && size > 0)) return shape;
  throw clash(node, inputs);
}

function clash(node: OnnxNode, inputs: readonly (Shape | null)[]): NetworkError {
  const sizes = inputs.map((shape) => shape?.join(' x ') ?? 'unknown').join(', ');
  return new NetworkError('malformed', `${node.opType} "${node.name}" cannot take an input of ${sizes}`);
}
