import { spatial, type Shape } from './shapes';
import { sizeOf, type Layer, type LayerKey, type Network, type Pair, type Window } from './types';

/** Work beside the multiply-accumulates, counted in elementary operations; null where a size is unknown. */
export interface Extras {
  /** One addition an output value. */
  bias: number | null;
  /** One comparison an output value. */
  relu: number | null;
  /** Max: n - 1 comparisons; mean: n - 1 additions and a division; n counts what lies inside the map. */
  pooling: number | null;
  /** Of n values: n - 1 comparisons, n subtractions, n exponentials, n - 1 additions, n divisions. */
  softmax: number | null;
}

/** Extras of every layer by its key. */
export function extrasOf(network: Network): ReadonlyMap<LayerKey, Extras> {
  const shapes = new Map(network.layers.map((layer) => [layer.key, layer.shape]));
  return new Map(
    network.layers.map((layer) => [layer.key, extras(layer, shapes.get(layer.inputs[0] ?? '') ?? null)]),
  );
}

/** Sum over all layers; one unknown part makes a sum unknown. */
export function totalExtras(network: Network): Extras {
  const all = [...extrasOf(network).values()];
  const sum = (kind: keyof Extras) =>
    all.reduce<number | null>(
      (total, each) => (total === null || each[kind] === null ? null : total + each[kind]),
      0,
    );
  return { bias: sum('bias'), relu: sum('relu'), pooling: sum('pooling'), softmax: sum('softmax') };
}

function extras({ op, shape, preTensor }: Layer, input: Shape | null): Extras {
  const outputs = shape && sizeOf(shape);
  const biased = (op.kind === 'conv' || op.kind === 'linear') && op.bias !== null;
  return {
    bias: biased ? outputs : 0,
    relu: preTensor !== null || op.kind === 'relu' ? outputs : 0,
    pooling: poolingOf(op, shape, input),
    softmax: op.kind === 'softmax' ? outputs && 5 * outputs - 2 : 0,
  };
}

function poolingOf(op: Layer['op'], shape: Shape | null, input: Shape | null): number | null {
  if (op.kind !== 'maxpool' && op.kind !== 'avgpool' && op.kind !== 'globalpool') return 0;
  const size = spatial(input);
  const [channels] = input ?? [];
  if (channels === undefined || !size) return null;
  if (op.kind === 'globalpool') return channels * size[0] * size[1];
  const positions = spatial(shape);
  if (!positions) return null;
  const seen = channels * tapsInside(op.window, size, positions);
  return op.kind === 'maxpool' ? seen - channels * positions[0] * positions[1] : seen;
}

/** Values inside the map that all windows of one channel look at, each as often as it is looked at. */
function tapsInside({ kernel, strides, dilations, pads }: Window, input: Pair, positions: Pair): number {
  const along = (axis: 0 | 1): number => {
    let taps = 0;
    for (let at = 0; at < positions[axis]; at++)
      for (let tap = 0; tap < kernel[axis]; tap++) {
        const place = at * strides[axis] - pads[axis] + tap * dilations[axis];
        if (place >= 0 && place < input[axis]) taps++;
      }
    return taps;
  };
  return along(0) * along(1);
}
