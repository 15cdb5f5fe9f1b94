import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import simd from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.wasm?url';
import plain from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url';
import * as tf from '@tensorflow/tfjs-core';
import { readNetwork } from '../../src/network/network';
import { readOnnx } from '../../src/network/onnx';
import type { Layer, LayerKey } from '../../src/network/types';
import { parametersOf, type Stored } from '../../src/network/weights';
import type { InputRecipe, Pixels } from '../../src/tensor/pixels';

/**
 * The same network in TensorFlow.js on WebAssembly, built from what our own reader finds in the same file: one operation a layer, ReLU
 * fused into its convolution, every layer's output read back and moved to the page.
 */
type Ask =
  | { call: 'load'; threads: number; url: string; side: number }
  | { call: 'run'; pixels: Pixels; recipe: InputRecipe };

type Step = (inputs: readonly tf.Tensor[]) => tf.Tensor;
let steps: { layer: Layer; step: Step }[] = [];

self.addEventListener('message', ({ data }: MessageEvent<Ask & { id: number }>) => {
  const answer = data.call === 'load' ? load(data) : run(data);
  answer.then(
    (value) => self.postMessage({ id: data.id, value }, { transfer: buffersOf(value) }),
    (error: unknown) => self.postMessage({ id: data.id, error: String(error) }),
  );
});

async function load({ threads, url, side }: Extract<Ask, { call: 'load' }>): Promise<null> {
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plain,
    'tfjs-backend-wasm-simd.wasm': simd,
    'tfjs-backend-wasm-threaded-simd.wasm': threaded,
  });
  setThreadsCount(threads);
  // With one thread its build without threads is the faster one.
  if (threads === 1) tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (!(await tf.setBackend('wasm'))) throw new Error('TensorFlow.js has no WASM backend here');
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const graph = readOnnx(bytes);
  steps = readNetwork(bytes, { side })
    .layers.slice(1)
    .map((layer) => {
      const parameters = parametersOf(graph, layer);
      return { layer, step: stepOf(layer, parameters && onHeap(parameters.weight, parameters.bias)) };
    });
  return null;
}

async function run({ pixels, recipe }: Extract<Ask, { call: 'run' }>): Promise<Map<LayerKey, Float32Array>> {
  const { size } = recipe;
  const read = new Map<LayerKey, Float32Array>();
  tf.tidy(() => {
    const made = new Map<LayerKey, tf.Tensor>([
      ['input', tf.tensor4d(inputOf(pixels, recipe), [1, size, size, 3])],
    ]);
    for (const { layer, step } of steps) {
      const output = step(layer.inputs.flatMap((key) => made.get(key) ?? []));
      made.set(layer.key, output);
      read.set(layer.key, output.dataSync<'float32'>());
    }
  });
  return read;
}

function buffersOf(value: Map<LayerKey, Float32Array> | null): ArrayBuffer[] {
  return [...(value ?? new Map<LayerKey, Float32Array>()).values()].flatMap(({ buffer }) =>
    buffer instanceof ArrayBuffer ? [buffer] : [],
  );
}

/** Channels last, which is the only order that this backend has. */
function inputOf({ data }: Pixels, { size, order, mean, scale, std }: InputRecipe): Float32Array {
  const input = new Float32Array(3 * size * size);
  for (let plane = 0; plane < 3; plane++) {
    const colour = order === 'RGB' ? plane : 2 - plane;
    const less = mean[plane] ?? 0;
    const per = std[plane] ?? 1;
    for (let i = 0; i < size * size; i++)
      input[i * 3 + plane] = ((data[i * 4 + colour] ?? 0) * scale - less) / per;
  }
  return input;
}

interface Parameters {
  filter: tf.Tensor4D;
  bias: tf.Tensor1D;
}

/** OIHW to height, width, in, out. */
function onHeap({ dims, data }: Stored, bias: Stored | null): Parameters {
  const [to = 1, from = 1, height = 1, width = 1] = dims;
  const filter = tf.tidy(() => tf.transpose(tf.tensor4d(data, [to, from, height, width]), [2, 3, 1, 0]));
  return { filter, bias: tf.tensor1d(bias?.data ?? new Float32Array(to)) };
}

function stepOf({ key, op, shape, preTensor }: Layer, parameters: Parameters | null): Step {
  if (op.kind === 'conv' && parameters && op.groups === 1) {
    const [top, left, bottom, right] = op.window.pads;
    const [down, across] = op.window.strides;
    const options = {
      ...parameters,
      strides: [down, across] satisfies [number, number],
      pad: explicit(top, left, bottom, right),
      activation: preTensor === null ? ('linear' as const) : ('relu' as const),
    };
    return ([x]) => tf.fused.conv2d({ ...options, x: four(x) });
  }
  if (op.kind === 'maxpool') {
    // Rounding up is padding at the end: its kernels know no other way.
    const [rows, columns] = op.window.kernel;
    const [down, across] = op.window.strides;
    const [, height = 1, width = 1] = shape ?? [];
    return ([x]) => {
      const { shape } = four(x);
      const bottom = Math.max(0, (height - 1) * down + rows - shape[1]);
      const right = Math.max(0, (width - 1) * across + columns - shape[2]);
      return tf.maxPool(four(x), [rows, columns], [down, across], explicit(0, 0, bottom, right));
    };
  }
  if (op.kind === 'concat') return (inputs) => tf.concat([...inputs], 3);
  if (op.kind === 'globalpool') return ([x]) => tf.mean(four(x), [1, 2]);
  if (op.kind === 'softmax') return ([x = tf.scalar(0)]) => tf.softmax(x);
  throw new Error(`TensorFlow.js: ${key} (${op.kind}) is not built here`);
}

function explicit(top: number, left: number, bottom: number, right: number) {
  return top + left + bottom + right === 0
    ? ('valid' as const)
    : ([
        [0, 0],
        [top, bottom],
        [left, right],
        [0, 0],
      ] satisfies tf.backend_util.ExplicitPadding);
}

function four(x: tf.Tensor | undefined): tf.Tensor4D {
  if (!x || x.rank !== 4) throw new Error('a tensor with height and width was expected');
  const [batch = 1, height = 1, width = 1, channels = 1] = x.shape;
  return tf.reshape(x, [batch, height, width, channels]);
}
