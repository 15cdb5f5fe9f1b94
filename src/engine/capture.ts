import { partsOf, type Part } from '../network/taps';
import { sizeOf, type Layer } from '../network/types';
import { inputTensor } from '../tensor/input';
import type { Pixels } from '../tensor/pixels';
import type { Tensor } from '../tensor/tensor';
import type { RunResult, Want } from './engine';
import type { Held } from './held';

/** Runs a model on a picture and brings the tensors that are wanted. */
export async function capture(model: Held, pixels: Pixels, want: Want): Promise<RunResult> {
  const { network } = model;
  const input = inputTensor(pixels, model.recipe);
  const layers = network.layers.filter((layer) => wanted(want, layer));
  const tapped = layers.filter((layer) => layer.op.kind !== 'input');
  const before = tapped.flatMap((layer) => (want.pre && layer.preTensor ? [layer.preTensor] : []));
  const session = await model.session(before.length === 0 ? 'post' : 'pre');
  const parts = partsOf(network);
  const own = tapped.filter(({ key }) => !tapped.some((layer) => layer === parts.get(key)?.whole));
  const { tensors, runMs } = await session.run(input, [...own.map((layer) => layer.tensor), ...before]);
  const named = (name: string | null): Tensor[] => {
    const tensor = name === null ? undefined : tensors.get(name);
    return tensor ? [tensor] : [];
  };
  const postOf = (layer: Layer): Tensor[] => {
    const part = parts.get(layer.key);
    if (own.includes(layer) || !part) return named(layer.tensor);
    return postOf(part.whole).map((whole) => partOf(whole, part));
  };
  const post = new Map(tapped.flatMap((l) => postOf(l).map((tensor) => [l.key, tensor] as const)));
  const pre = new Map(tapped.flatMap((l) => named(l.preTensor).map((tensor) => [l.key, tensor] as const)));
  const first = layers.find((layer) => layer.op.kind === 'input');
  if (first) post.set(first.key, input);
  return { activations: { post, pre }, runMs };
}

/** A view into the memory of the whole, not a copy. */
function partOf(tensor: Tensor, { from, shape }: Part): Tensor {
  const [batch = 1, ...extent] = tensor.dims;
  const plane = sizeOf(extent.slice(1));
  const [channels = 0] = shape;
  const data = tensor.data.subarray(from * plane, (from + channels) * plane);
  return { ...tensor, dims: [batch, ...shape], data };
}

function wanted(want: Want, layer: Layer): boolean {
  return want.kind === 'all' || want.keys.includes(layer.key);
}
