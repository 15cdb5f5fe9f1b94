import type { Convention } from './choices';
import { costOf } from './cost';
import type { OnnxNode } from './onnx';
import { shapeOf, type Shape } from './shapes';
import { sizeOf, type Cost, type Layer, type LayerKey, type Network, type Operation } from './types';

/**
 * The network as it would be under another convention, and with the channels of all but its last weighted layer
 * multiplied by `width`: shapes and costs are inferred anew. Receptive fields are left out: they belong to the file.
 * Throws NetworkError `malformed` when the picture is too small for a window.
 */
export function underConvention(network: Network, convention: Convention, width = 1): Network {
  const before = new Map(network.layers.map((layer) => [layer.key, layer.shape]));
  const after = new Map<LayerKey, Shape | null>();
  const last = network.layers.findLast(({ op }) => op.kind === 'conv' || op.kind === 'linear');
  const [channels, height, breadth] = network.input.shape;
  const picture = [channels, convention.size ?? height, convention.size ?? breadth] as const;
  const layers = network.layers.map((layer): Layer => {
    const op = adjusted(layer.op, convention, layer === last);
    const inputs = layer.inputs.map((key) => after.get(key) ?? null);
    const outputs = (layer.shape?.[0] ?? 0) * (layer === last ? 1 : width);
    const dims = storedDims(op, outputs, inputs[0] ?? null);
    const former = layer.inputs.map((key) => before.get(key) ?? null);
    const shape =
      op.kind === 'input' ? picture : shapeAfter({ ...layer, op }, former[0] ?? null, inputs, dims);
    after.set(layer.key, shape);
    const cost = shape ? costOf(op, shape, dims) : unsized(layer.cost, width);
    return { ...layer, op, shape, cost, receptive: null };
  });
  return { ...network, input: { ...network.input, shape: picture }, layers };
}

function adjusted(op: Operation, { pools, headPadding }: Convention, last: boolean): Operation {
  if ((op.kind === 'maxpool' || op.kind === 'avgpool') && pools)
    return { ...op, window: { ...op.window, ceil: pools === 'ceil' } };
  if (op.kind === 'conv' && last && headPadding !== null) {
    const pads = [headPadding, headPadding, headPadding, headPadding] as const;
    return { ...op, window: { ...op.window, pads } };
  }
  return op;
}

/** Sizes of weights and biases follow from the channels on either side. */
function storedDims(op: Operation, outputs: number, input: Shape | null) {
  if ((op.kind !== 'conv' && op.kind !== 'linear') || !input) return unknown;
  const groups = op.kind === 'conv' ? op.groups : 1;
  const out = Math.max(1, Math.round(outputs / groups)) * groups;
  const inputs = (op.kind === 'conv' ? (input[0] ?? 0) : sizeOf(input)) / groups;
  const weight =
    op.kind === 'conv' ? [out, inputs, ...op.window.kernel] : op.transposed ? [out, inputs] : [inputs, out];
  return (tensor: string | null) => (tensor === op.weight ? weight : tensor === op.bias ? [out] : null);
}

function unknown(): null {
  return null;
}

type Dims = ReturnType<typeof storedDims>;

function shapeAfter(
  layer: Layer,
  former: Shape | null,
  inputs: readonly (Shape | null)[],
  dims: Dims,
): Shape | null {
  const { op, shape } = layer;
  const input = inputs[0] ?? null;
  if (!shape || !former || !input) return null;
  const flat = shape.length === 1 && shape[0] === sizeOf(former);
  // What this page does not know but leaves the sizes alone, or flattens them, still does.
  if (op.kind === 'other' && shape.join() !== former.join() && !flat) return null;
  if (op.kind === 'other' || op.kind === 'softmax') return flat ? [sizeOf(input)] : input;
  if (op.kind === 'globalpool' && shape.length === 1) return input.slice(0, 1);
  return shapeOf(op, nodeOf(layer), op.kind === 'linear' ? [[sizeOf(input)]] : inputs, dims);
}

/** What errors speak of. */
function nodeOf({ key, op }: Layer): OnnxNode {
  return { name: key, opType: op.kind, domain: '', inputs: [], outputs: [], attributes: new Map() };
}

function unsized({ parameters }: Cost, width: number): Cost {
  return { parameters: width === 1 ? parameters : null, macs: null, outputBytes: null };
}
