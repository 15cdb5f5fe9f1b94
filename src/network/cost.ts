import type { OnnxNode } from './onnx';
import type { OnnxTensor } from './onnx-tensor';
import { isPointwise, type DimsOf, type Shape } from './shapes';
import type { Cost, Network, Operation } from './types';

/**
 * Costs of one layer for one picture: multiply-accumulates of convolutions and linear layers only, float32 outputs.
 * Null where a size is not known or a product exceeds what a number holds exactly (2^53).
 */
export function costOf(op: Operation, shape: Shape | null, dims: DimsOf): Cost {
  const outputBytes = shape && product([4, ...shape]);
  switch (op.kind) {
    case 'conv':
    case 'linear': {
      const weight = dims(op.weight);
      // Every weight is used once at every position of the output map: [channels, height, width] or [channels].
      const macs = weight && shape && product([...weight, ...shape.slice(1)]);
      const parameters = sum([weight && product(weight), op.bias === null ? 0 : sizeOf(dims(op.bias))]);
      return { parameters, macs, outputBytes };
    }
    case 'other':
      return { parameters: null, macs: null, outputBytes };
    case 'input':
    case 'maxpool':
    case 'avgpool':
    case 'globalpool':
    case 'concat':
    case 'add':
    case 'relu':
    case 'softmax':
      break;
  }
  return { parameters: 0, macs: 0, outputBytes };
}

/** Operators that compute values one by one, or only move them: no multiply-accumulates by the count used here. */
const MOVING = new Set(
  (
    'Mul Div Sub Add Min Max Pow Reshape Transpose Flatten Squeeze Unsqueeze Slice Split Gather Pad Concat Expand Shape Cast ' +
    'Resize Upsample Constant ReduceMean ReduceSum ReduceMax GlobalMaxPool LpPool QuantizeLinear DequantizeLinear Identity'
  ).split(' '),
);

/**
 * Of an operator that is only shown: the numbers it has learned (its stored float tensors of more than one number; of a batch
 * normalisation scale and shift, its mean and variance are measured; what a resizing reads beside the picture are settings) and its multiply-accumulates, where that much is known of it.
 */
export function learned(
  op: Operation,
  { inputs }: OnnxNode,
  stored: ReadonlyMap<string, OnnxTensor>,
): Partial<Cost> {
  if (op.kind !== 'other') return {};
  const own =
    op.type === 'BatchNormalization' ? inputs.slice(1, 3) : RESIZING.includes(op.type) ? [] : inputs;
  const sizes = own.flatMap((name) => {
    const tensor = stored.get(name);
    const size = tensor && FLOATS.has(tensor.dataType) ? product(tensor.dims) : 0;
    return size === 1 ? [] : [size];
  });
  // What a graph inside a node has stored is not read.
  const inner = Object.values(op.attributes).includes('graph');
  return {
    parameters: inner ? null : sum(sizes),
    ...(isPointwise(op) || MOVING.has(op.type) ? { macs: 0 } : {}),
  };
}

const RESIZING = ['Resize', 'Upsample'];

/** TensorProto.DataType of float32, float16 and bfloat16. */
const FLOATS = new Set([1, 10, 16]);

/** Sums over all layers; one unknown part makes a sum unknown. The output bytes leave out the input picture. */
export function totals(network: Network): Cost {
  const costs = network.layers.filter((layer) => layer.op.kind !== 'input').map((layer) => layer.cost);
  return {
    parameters: sum(costs.map((cost) => cost.parameters)),
    macs: sum(costs.map((cost) => cost.macs)),
    outputBytes: sum(costs.map((cost) => cost.outputBytes)),
  };
}

function sizeOf(dims: readonly number[] | null): number | null {
  return dims && product(dims);
}

function product(factors: readonly number[]): number | null {
  return exact(factors.reduce((result, factor) => result * factor, 1));
}

function sum(terms: readonly (number | null)[]): number | null {
  let result = 0;
  for (const term of terms) {
    if (term === null) return null;
    result += term;
  }
  return exact(result);
}

function exact(value: number): number | null {
  return Number.isSafeInteger(value) ? value : null;
}
