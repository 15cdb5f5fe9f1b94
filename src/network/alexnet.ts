import { costOf } from './cost';
import { shapeOf, type Shape } from './shapes';
import {
  sizeOf,
  type Layer,
  type LayerKey,
  type Network,
  type Operation,
  type Role,
  type Window,
} from './types';

/** One line of the architecture. Filters and kernel of a convolution; outputs of a fully connected layer. */
type Line =
  | { key: LayerKey; conv: number; kernel: number; stride: number; pad: number; groups: number }
  | { key: LayerKey; pool: number; stride: number }
  | { key: LayerKey; full: number };

/**
 * AlexNet as Caffe's `bvlc_alexnet` has it: Krizhevsky, Sutskever and Hinton, "ImageNet Classification with Deep
 * Convolutional Neural Networks" (2012), with the two groups of conv2, conv4 and conv5. Local response normalisation
 * has no parameters and no multiply-accumulates of this kind: it is left out.
 */
const ARCHITECTURE: readonly Line[] = [
  { key: 'conv1', conv: 96, kernel: 11, stride: 4, pad: 0, groups: 1 },
  { key: 'pool1', pool: 3, stride: 2 },
  { key: 'conv2', conv: 256, kernel: 5, stride: 1, pad: 2, groups: 2 },
  { key: 'pool2', pool: 3, stride: 2 },
  { key: 'conv3', conv: 384, kernel: 3, stride: 1, pad: 1, groups: 1 },
  { key: 'conv4', conv: 384, kernel: 3, stride: 1, pad: 1, groups: 2 },
  { key: 'conv5', conv: 256, kernel: 3, stride: 1, pad: 1, groups: 2 },
  { key: 'pool5', pool: 3, stride: 2 },
  { key: 'fc6', full: 4096 },
  { key: 'fc7', full: 4096 },
  { key: 'fc8', full: 1000 },
];

/** AlexNet for a square picture, with shapes and costs inferred as for any network. */
export function alexNet(size = 227): Network {
  const input: Layer = {
    key: 'data',
    op: { kind: 'input' },
    role: 'input',
    inputs: [],
    tensor: 'data',
    preTensor: null,
    shape: [3, size, size],
    cost: costOf({ kind: 'input' }, [3, size, size], () => null),
    receptive: null,
    nodes: [],
  };
  const layers = [input];
  for (const line of ARCHITECTURE) layers.push(layerOf(line, layers[layers.length - 1] ?? input));
  return {
    name: 'AlexNet',
    producer: '',
    opset: 0,
    input: { tensor: 'data', shape: [3, size, size] },
    layers,
    stages: layers.map(({ key, role }) => ({
      kind: role === 'conv' || role === 'pool' || role === 'head' || role === 'input' ? role : 'other',
      name: key,
      layers: [key],
    })),
    outputs: [],
    logits: 'fc8',
    probabilities: null,
  };
}

function layerOf(line: Line, before: Layer): Layer {
  const { op, role, weight } = operationOf(line, before.shape ?? []);
  const { key } = line;
  const dims = (tensor: string | null) =>
    tensor === 'weight' ? weight : tensor === 'bias' ? weight.slice(0, 1) : null;
  const node = { name: key, opType: op.kind, domain: '', inputs: [], outputs: [], attributes: new Map() };
  const shape = shapeOf(op, node, [op.kind === 'linear' ? [sizeOf(before.shape ?? [])] : before.shape], dims);
  const preTensor = op.kind === 'maxpool' || key === 'fc8' ? null : `${key}/before`;
  const cost = costOf(op, shape, dims);
  return {
    key,
    op,
    role,
    inputs: [before.key],
    tensor: key,
    preTensor,
    shape,
    cost,
    receptive: null,
    nodes: [],
  };
}

function operationOf(line: Line, input: Shape): { op: Operation; role: Role; weight: Shape } {
  if ('pool' in line)
    return { op: { kind: 'maxpool', window: windowOf(line.pool, line.stride, 0) }, role: 'pool', weight: [] };
  const stored = { weight: 'weight', bias: 'bias' };
  if ('full' in line)
    return {
      op: { kind: 'linear', ...stored, transposed: true },
      role: 'head',
      weight: [line.full, sizeOf(input)],
    };
  const { conv, kernel, stride, pad, groups } = line;
  const weight = [conv, (input[0] ?? 0) / groups, kernel, kernel];
  return {
    op: { kind: 'conv', window: windowOf(kernel, stride, pad), groups, ...stored },
    role: 'conv',
    weight,
  };
}

function windowOf(kernel: number, stride: number, pad: number): Window {
  return {
    kernel: [kernel, kernel],
    strides: [stride, stride],
    dilations: [1, 1],
    pads: [pad, pad, pad, pad],
    ceil: true,
  };
}
