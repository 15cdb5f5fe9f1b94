/**
 * The nouns of a network, all plain data: a `Network` crosses the worker boundary by structured clone
 * and is stored as JSON. Shapes leave out the batch dimension: [channels, height, width] or [channels].
 */

/** Canonical role of a layer, such as `fire5/expand3x3`; from topology, the same whatever names a file uses. */
export type LayerKey = string;

/** [vertical, horizontal] */
export type Pair = readonly [number, number];

/** How a convolution or a pool moves over its input. */
export interface Window {
  kernel: Pair;
  strides: Pair;
  dilations: Pair;
  /** Rows or columns of padding: top, left, bottom, right. */
  pads: readonly [number, number, number, number];
  /** Output size rounded up (pools of the Caffe family) instead of down. */
  ceil: boolean;
}

export type Operation =
  | { kind: 'input' }
  | { kind: 'conv'; window: Window; groups: number; weight: string; bias: string | null }
  | { kind: 'maxpool'; window: Window }
  | { kind: 'avgpool'; window: Window; countPads: boolean }
  | { kind: 'globalpool' }
  | { kind: 'concat' }
  | { kind: 'add' }
  | { kind: 'linear'; weight: string; bias: string | null; transposed: boolean }
  | { kind: 'relu' }
  | { kind: 'softmax' }
  | { kind: 'other'; type: string; attributes: Readonly<Record<string, string>> };

/** What a layer is for in the story of the network; decides its colour. */
export type Role =
  'input' | 'conv' | 'squeeze' | 'expand1x1' | 'expand3x3' | 'pool' | 'concat' | 'head' | 'other';

/** Costs of one layer for one picture. `null` means unknown, which is never the same as 0. */
export interface Cost {
  /** Weights plus biases, counted as numbers. */
  parameters: number | null;
  /** Multiply-accumulates: c_out * c_in/groups * k_h * k_w * h_out * w_out; biases, ReLU, pooling not counted. */
  macs: number | null;
  /** Bytes of the float32 output tensor. */
  outputBytes: number | null;
}

/**
 * Theoretical receptive field along both axes, in input pixels. The output position (row, column) sees the
 * input rows start[0] + row*jump[0] ... + size[0]-1, likewise the columns; start is negative where padding falls outside.
 */
export interface ReceptiveField {
  size: Pair;
  jump: Pair;
  start: Pair;
}

/** One operation. A ReLU is folded into the convolution (or linear layer, concat, add) that only it reads, as that layer's second tensor. */
export interface Layer {
  key: LayerKey;
  op: Operation;
  role: Role;
  /** Keys of the layers whose outputs this one reads, in order. */
  inputs: readonly LayerKey[];
  /** Name of the tensor after the folded ReLU (or of the only output). */
  tensor: string;
  /** Name of the tensor before the folded ReLU, or null when no ReLU was folded in. */
  preTensor: string | null;
  /** Output shape without the batch; null where only a run can tell. */
  shape: readonly number[] | null;
  cost: Cost;
  /** Null where it is not defined (after global pooling every position sees everything). */
  receptive: ReceptiveField | null;
  /** ONNX nodes that this layer stands for, as `OpType name`; none disappears. */
  nodes: readonly string[];
}

/** A step of the story: what comes between two changes of resolution or of purpose. */
export type Stage =
  | { kind: 'input' | 'conv' | 'pool' | 'other'; name: string; layers: readonly LayerKey[] }
  | {
      kind: 'fire';
      name: string;
      squeeze: LayerKey;
      expand1x1: LayerKey;
      expand3x3: LayerKey;
      concat: LayerKey;
      layers: readonly LayerKey[];
    }
  | { kind: 'block'; form: BlockForm; name: string; layers: readonly LayerKey[] }
  | { kind: 'head'; name: string; layers: readonly LayerKey[] };

/** How the branches of a repeated block meet: added to what came in, beside it in a concatenation, or otherwise. */
export type BlockForm = 'residual' | 'inverted residual' | 'dense' | 'block';

export interface Network {
  /** Name of the graph in the file, shown as text only. */
  name: string;
  producer: string;
  opset: number;
  /** Name of the input tensor and its shape [channels, height, width]. */
  input: { tensor: string; shape: readonly [number, number, number] };
  /** Names of the tensors that the graph gives; the first is what is predicted and explained. */
  outputs: readonly string[];
  /** In execution order; the first is always the input. */
  layers: readonly Layer[];
  stages: readonly Stage[];
  /** Key of the layer that holds the logits (before softmax) and of the softmax, where they exist. */
  logits: LayerKey | null;
  probabilities: LayerKey | null;
}

/** Why a file is not a network that this page can read; `offset` in bytes where it is known. */
export class NetworkError extends Error {
  /** `missing-data`: numbers lie in a file that is not there; `refused`: the runtime does not take it. */
  readonly reason:
    'not-onnx' | 'truncated' | 'malformed' | 'unsupported' | 'no-image-input' | 'missing-data' | 'refused';
  readonly offset: number | null;
  constructor(reason: NetworkError['reason'], message: string, offset: number | null = null) {
    super(message);
    this.name = 'NetworkError';
    this.reason = reason;
    this.offset = offset;
  }
}

/** The layer with this key, or undefined: a selection may name a layer that this network lacks. */
export function layerOf(network: Network, key: LayerKey): Layer | undefined {
  return network.layers.find((layer) => layer.key === key);
}

/** How many numbers there are in these sizes; one without any. */
export function sizeOf(sizes: readonly number[]): number {
  return sizes.reduce((product, size) => product * size, 1);
}
