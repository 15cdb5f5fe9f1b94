import { axesOf, float, int, ints, shown, text } from './attributes';
import type { OnnxNode } from './onnx';
import type { OnnxTensor } from './onnx-tensor';
import { spatial, type Shape } from './shapes';
import { NetworkError, type Operation, type Pair, type Window } from './types';

/** What a node finds around it: the shapes of its inputs (null for stored and unknown ones) and the stored tensors. */
export interface Surroundings {
  shapes: readonly (Shape | null)[];
  stored: ReadonlyMap<string, OnnxTensor>;
}

type Reader = (node: OnnxNode, around: Surroundings) => Operation | null;

/** The operators that mean something to this page. A reader gives null where a form of the operator is beyond it. */
const READERS: Readonly<Record<string, Reader>> = {
  Conv: (node, around) => {
    const [, weight = '', bias = ''] = node.inputs;
    const dims = around.stored.get(weight)?.dims;
    const kernel = ints(node, 'kernel_shape') ?? dims?.slice(2) ?? [];
    const window = windowOf(node, kernel, around, false);
    if (dims && window && (dims.length !== 4 || dims[2] !== window.kernel[0] || dims[3] !== window.kernel[1]))
      throw broken(node, 'its kernel is not that of its weights');
    return (
      window && {
        kind: 'conv',
        window,
        groups: positive(node, int(node, 'group', 1)),
        weight,
        bias: bias || null,
      }
    );
  },
  MaxPool: (node, around) => {
    const window = windowOf(node, ints(node, 'kernel_shape') ?? [], around, int(node, 'ceil_mode', 0) !== 0);
    return window && { kind: 'maxpool', window };
  },
  AveragePool: (node, around) => {
    const window = windowOf(node, ints(node, 'kernel_shape') ?? [], around, int(node, 'ceil_mode', 0) !== 0);
    const size = spatial(around.shapes[0] ?? null);
    if (window && size && covers(window, size)) return { kind: 'globalpool' };
    return window && { kind: 'avgpool', window, countPads: int(node, 'count_include_pad', 0) !== 0 };
  },
  GlobalAveragePool: () => ({ kind: 'globalpool' }),
  ReduceMean: (node, { shapes, stored }) => {
    const over = axesOf(node, stored.get(node.inputs[1] ?? ''), () => 4);
    return spatial(shapes[0] ?? null) && over?.join() === '2,3' ? { kind: 'globalpool' } : null;
  },
  Concat: (node, around) => {
    const axis = int(node, 'axis', 1);
    return computed(node, around) && (axis === 1 || axis === -(around.shapes[0]?.length ?? 0))
      ? { kind: 'concat' }
      : null;
  },
  Add: sum,
  Sum: sum,
  Gemm: (node, { stored }) => {
    const [, weight = '', bias = ''] = node.inputs;
    const plain =
      float(node, 'alpha', 1) === 1 && float(node, 'beta', 1) === 1 && int(node, 'transA', 0) === 0;
    if (!plain || !stored.has(weight)) return null;
    return { kind: 'linear', weight, bias: bias || null, transposed: int(node, 'transB', 0) !== 0 };
  },
  MatMul: (node, { shapes, stored }) => {
    const weight = node.inputs[1] ?? '';
    const flat = shapes[0]?.length === 1 && stored.get(weight)?.dims.length === 2;
    return flat ? { kind: 'linear', weight, bias: null, transposed: false } : null;
  },
  Relu: () => ({ kind: 'relu' }),
  Softmax: () => ({ kind: 'softmax' }),
};

/** What a node does. An operator that this page does not know is kept with its attributes as text. */
export function operationOf(node: OnnxNode, around: Surroundings): Operation {
  const known =
    node.domain === '' && Object.hasOwn(READERS, node.opType) ? READERS[node.opType]?.(node, around) : null;
  return known ?? other(node);
}

function other(node: OnnxNode): Operation {
  const attributes = Object.fromEntries([...node.attributes].map(([name, value]) => [name, shown(value)]));
  return { kind: 'other', type: node.domain ? `${node.domain}.${node.opType}` : node.opType, attributes };
}

function sum(node: OnnxNode, around: Surroundings): Operation | null {
  return computed(node, around) ? { kind: 'add' } : null;
}

/** True when no input is a stored tensor. */
function computed(node: OnnxNode, { stored }: Surroundings): boolean {
  return node.inputs.every((name) => !stored.has(name));
}

/** The window of a two-dimensional convolution or pool; null when it has other dimensions or its padding depends on an unknown size. */
function windowOf(
  node: OnnxNode,
  size: readonly number[],
  { shapes }: Surroundings,
  ceil: boolean,
): Window | null {
  const kernel = pair(node, size);
  if (!kernel) return null;
  const strides = pair(node, ints(node, 'strides') ?? [1, 1]);
  const dilations = pair(node, ints(node, 'dilations') ?? [1, 1]);
  const auto = text(node, 'auto_pad', 'NOTSET');
  const [top = -1, left = -1, bottom = -1, right = -1, ...rest] =
    auto === 'NOTSET' ? (ints(node, 'pads') ?? [0, 0, 0, 0]) : [0, 0, 0, 0];
  if (!strides || !dilations || Math.min(top, left, bottom, right) < 0 || rest.length > 0)
    throw broken(node, 'its strides, dilations or pads do not fit two dimensions');
  const window: Window = { kernel, strides, dilations, pads: [top, left, bottom, right], ceil };
  if (auto === 'NOTSET' || auto === 'VALID') return window;
  if (auto !== 'SAME_UPPER' && auto !== 'SAME_LOWER') throw broken(node, `auto_pad ${auto} does not exist`);
  const input = spatial(shapes[0] ?? null);
  return input && { ...window, pads: samePads(window, input, auto === 'SAME_LOWER'), ceil: false };
}

/** Padding that makes the output size ceil(input / stride); an odd row or column goes to the end, or to the start with `lower`. */
function samePads({ kernel, strides, dilations }: Window, input: Pair, lower: boolean): Window['pads'] {
  const along = (axis: 0 | 1): Pair => {
    const outputs = Math.ceil(input[axis] / strides[axis]);
    const total = Math.max(
      0,
      (outputs - 1) * strides[axis] + (kernel[axis] - 1) * dilations[axis] + 1 - input[axis],
    );
    const less = Math.floor(total / 2);
    return lower ? [total - less, less] : [less, total - less];
  };
  const [top, bottom] = along(0);
  const [left, right] = along(1);
  return [top, left, bottom, right];
}

function covers({ kernel, dilations, pads }: Window, [height, width]: Pair): boolean {
  return (
    kernel[0] === height &&
    kernel[1] === width &&
    [...pads, ...dilations.map((d) => d - 1)].every((n) => n === 0)
  );
}

function pair(node: OnnxNode, values: readonly number[]): Pair | null {
  const [first, second, ...rest] = values;
  if (first === undefined || second === undefined || rest.length > 0) return null;
  return [positive(node, first), positive(node, second)];
}

function positive(node: OnnxNode, value: number): number {
  if (value < 1) throw broken(node, `${value} is not a size`);
  return value;
}

function broken(node: OnnxNode, why: string): NetworkError {
  return new NetworkError('malformed', `${node.opType} "${node.name}": ${why}`);
}
