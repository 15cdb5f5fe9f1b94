import type { Layer, Operation, ReceptiveField, Role } from '../network/types';
import type { Pixels } from '../tensor/pixels';
import type { Tensor } from '../tensor/tensor';

/** Layers, values and a picture that nobody computed: they show what the views do, and say nothing of any network. */

interface Made {
  role: Role;
  shape: readonly [number, number, number] | readonly [number];
  /** Before ReLU, or of the input: of both signs. */
  signed?: boolean;
  peak?: number;
  receptive?: ReceptiveField;
}

const plain = {
  kernel: [3, 3],
  strides: [1, 1],
  dilations: [1, 1],
  pads: [0, 0, 0, 0],
  ceil: false,
} as const;

function operation(key: string, role: Role): Operation {
  if (role === 'input') return { kind: 'input' };
  if (role === 'pool') return { kind: 'maxpool', window: plain };
  if (role === 'concat') return { kind: 'concat' };
  if (key === 'prob') return { kind: 'softmax' };
  return { kind: 'conv', window: plain, groups: 1, weight: `${key}_w`, bias: `${key}_b` };
}

export function madeUpLayer(key: string, { role, shape, receptive }: Made): Layer {
  const op = operation(key, role);
  return {
    key,
    op,
    role,
    inputs: [],
    tensor: key,
    preTensor: op.kind === 'conv' ? `${key}_pre` : null,
    shape,
    cost: { parameters: null, macs: null, outputBytes: null },
    receptive: receptive ?? null,
    nodes: [],
  };
}

/** Rings and waves, cut off below zero unless signed; every ninth channel is zero everywhere. */
export function madeUpTensor({ shape, signed = false, peak = 100 }: Made): Tensor {
  const [channels, height = 1, width = 1] = shape;
  const data = new Float32Array(channels * height * width);
  let i = 0;
  for (let channel = 0; channel < channels; channel++) {
    const strength = peak * Math.abs(Math.sin(channel * 12.9898)) ** 4 * (channel % 9 === 4 ? 0 : 1);
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++) {
        const x = (column + 0.5) / width - 0.5;
        const y = (row + 0.5) / height - 0.5;
        const ring = Math.cos(Math.hypot(x - 0.1, y) * (8 + (channel % 5) * 5) - channel);
        const wave = Math.sin(x * (channel % 7) * 6 + y * (channel % 4) * 9 + channel * 1.7);
        const value = strength * (ring * wave - 0.15);
        data[i++] = signed ? value : Math.max(0, value);
      }
  }
  return { dims: [1, ...shape], data };
}

export const madeUpPicture: Pixels = (() => {
  const size = 227;
  const data = new Uint8ClampedArray(size * size * 4);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const ball = Math.hypot(x - 136, y - 113) < 70;
      const stripe = Math.floor((x - 66) / 20) % 2 === 0;
      const colour = ball ? (stripe ? [206, 60, 48] : [238, 190, 70]) : [150, 190 - y / 4, 220 - y / 3];
      data.set([...colour, 255], (y * size + x) * 4);
    }
  return { width: size, height: size, data };
})();

/** Weights of a convolution as a file stores them (OIHW), of both signs, and its biases; null for other layers. */
export function madeUpParameters(
  { op, role, shape }: Layer,
  input: Layer | undefined,
): { weight: Tensor; bias: Tensor } | null {
  if (op.kind !== 'conv' || !shape || !input?.shape) return null;
  const [outputs = 0] = shape;
  const [inputs = 0] = input.shape;
  const { kernel } = op.window;
  const { data } = madeUpTensor({ role, shape: [outputs * inputs, ...kernel], signed: true, peak: 0.1 });
  return {
    weight: { dims: [outputs, inputs, ...kernel], data },
    bias: { dims: [outputs], data: new Float32Array(outputs).fill(0.5) },
  };
}
