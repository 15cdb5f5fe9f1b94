import { sizeOf, type LayerKey } from './types';
import { writeOnnx, type NewNode, type OnnxModel } from './write';

/** Filters of a Fire module, named as in the paper. */
export interface FireDesign {
  squeeze: number;
  expand1x1: number;
  expand3x3: number;
}

/** A SqueezeNet in numbers. Stages count from 1, the first convolution; the Fire modules follow. */
export interface Design {
  name: string;
  /** Height and width of the input picture. */
  size: number;
  first: { channels: number; kernel: number; stride: number };
  fires: readonly FireDesign[];
  /** Stages that a 3x3 max pool of stride 2 follows, rounded up. */
  poolsAfter: readonly number[];
  classes: number;
  /** Rows and columns of padding around the classifier: 0 unless stated; the authors' deploy file of 1.0 has 1. */
  headPadding?: 0 | 1;
}

/** Metaparameters of section 5 of the paper: expand filters grow by `increment` after every `every` modules. */
export interface Metaparameters {
  modules: number;
  base: number;
  increment: number;
  every: number;
  /** Squeeze filters per expand filter. */
  squeezeRatio: number;
  /** Share of 3x3 filters among the expand filters. */
  share3x3: number;
}

/** Numbers of a convolution: `weight` in OIHW or `bias`. */
export type Filler = (layer: LayerKey, part: 'weight' | 'bias', dims: readonly number[]) => Float32Array;

export function firesOf({
  modules,
  base,
  increment,
  every,
  squeezeRatio,
  share3x3,
}: Metaparameters): FireDesign[] {
  return Array.from({ length: modules }, (_, i) => {
    const expand = base + increment * Math.floor(i / every);
    const expand3x3 = Math.round(expand * share3x3);
    return { squeeze: Math.round(expand * squeezeRatio), expand1x1: expand - expand3x3, expand3x3 };
  });
}

const released = firesOf({
  modules: 8,
  base: 128,
  increment: 128,
  every: 2,
  squeezeRatio: 0.125,
  share3x3: 0.5,
});

/** The two versions that the authors released. */
export const designs: Readonly<Record<'1.0' | '1.1', Design>> = {
  '1.0': {
    name: 'SqueezeNet v1.0',
    size: 227,
    first: { channels: 96, kernel: 7, stride: 2 },
    fires: released,
    poolsAfter: [1, 4, 8],
    classes: 1000,
  },
  '1.1': {
    name: 'SqueezeNet v1.1',
    size: 227,
    first: { channels: 64, kernel: 3, stride: 2 },
    fires: released,
    poolsAfter: [1, 3, 5],
    classes: 1000,
  },
};

/** A design with its channels multiplied; the classes stay. */
export function widened(design: Design, width: number): Design {
  const channels = (released: number) => Math.max(1, Math.round(released * width));
  return {
    ...design,
    first: { ...design.first, channels: channels(design.first.channels) },
    fires: design.fires.map(({ squeeze, expand1x1, expand3x3 }) => ({
      squeeze: channels(squeeze),
      expand1x1: channels(expand1x1),
      expand3x3: channels(expand3x3),
    })),
  };
}

/** ONNX bytes of a design, with a free batch. Without a filler its weights are random and always the same. */
export function buildSqueezeNet(design: Design, fill: Filler = randomFiller(1)): Uint8Array<ArrayBuffer> {
  const nodes: NewNode[] = [];
  const stored: OnnxModel['stored'][number][] = [];

  const conv = (
    layer: LayerKey,
    input: string,
    [from, to]: readonly [number, number],
    kernel: number,
    stride = 1,
    pad = 0,
  ) => {
    const parts = { weight: [to, from, kernel, kernel], bias: [to] };
    for (const part of ['weight', 'bias'] as const)
      stored.push({ name: `${layer}.${part}`, dims: parts[part], data: fill(layer, part, parts[part]) });
    const window = { kernel_shape: [kernel, kernel], strides: [stride, stride], pads: [pad, pad, pad, pad] };
    const before = `${layer}.preact`;
    const inputs = [input, `${layer}.weight`, `${layer}.bias`];
    nodes.push({ type: 'Conv', name: layer, inputs, outputs: [before], attributes: window });
    nodes.push({ type: 'Relu', name: `${layer}/relu`, inputs: [before], outputs: [layer] });
    return layer;
  };
  const step = (
    type: string,
    name: string,
    input: string | string[],
    attributes: NewNode['attributes'] = {},
  ) => {
    nodes.push({ type, name, inputs: [input].flat(), outputs: [name], attributes });
    return name;
  };
  const pooled = (stage: number, input: string) => {
    if (!design.poolsAfter.includes(stage)) return input;
    return step('MaxPool', `pool${stage}`, input, { kernel_shape: [3, 3], strides: [2, 2], ceil_mode: 1 });
  };

  const { first, fires, classes, size } = design;
  let channels = first.channels;
  let tensor = pooled(1, conv('conv1', 'data', [3, channels], first.kernel, first.stride));
  fires.forEach(({ squeeze, expand1x1, expand3x3 }, index) => {
    const fire = `fire${index + 2}`;
    const squeezed = conv(`${fire}/squeeze1x1`, tensor, [channels, squeeze], 1);
    const parts = [
      conv(`${fire}/expand1x1`, squeezed, [squeeze, expand1x1], 1),
      conv(`${fire}/expand3x3`, squeezed, [squeeze, expand3x3], 3, 1, 1),
    ];
    tensor = pooled(index + 2, step('Concat', `${fire}/concat`, parts, { axis: 1 }));
    channels = expand1x1 + expand3x3;
  });
  const last = fires.length + 2;
  const maps = conv(`conv${last}`, tensor, [channels, classes], 1, 1, design.headPadding ?? 0);
  step('Softmax', 'prob', step('Flatten', 'logits', step('GlobalAveragePool', `pool${last}`, maps)), {
    axis: 1,
  });

  const input = { name: 'data', dims: ['N', 3, size, size] };
  return writeOnnx({
    name: design.name,
    input,
    outputs: [{ name: 'prob', dims: ['N', classes] }],
    nodes,
    stored,
  });
}

/** He's initialisation: normal weights of variance 2 / fan-in, biases 0; the same numbers for the same seed. */
export function randomFiller(seed: number): Filler {
  const uniform = mulberry32(seed);
  return (_, part, dims) => {
    const data = new Float32Array(sizeOf(dims));
    if (part === 'bias') return data;
    const deviation = Math.sqrt((2 * (dims[0] ?? 1)) / data.length);
    return data.map(
      () => deviation * Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    );
  };
}

/** Tommy Ettinger's mulberry32: numbers in [0, 1) from 32 bits of state. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
