import { layerOf, type LayerKey, type Network } from '../network/types';
import { extents, plane, type Plane, type Tensor } from '../tensor/tensor';
import { biasOf, weightier } from './terms';
import type { Parameters, Product } from './explanation';
import { verdict, type Verdict } from './verdict';

/**
 * Why there is no exact map: the network does not end in class scores; what comes before them is no global average pooling;
 * a ReLU stands between the linear layer and the scores; a tensor or the weights were not given; there is no such class.
 */
export type NoEvidence = 'no-logits' | 'no-global-pooling' | 'not-linear' | 'tensors' | 'weights' | 'class';

/**
 * What makes the logits. `exact`: they are the means of the channels of `maps`. `linear`: the linear layer `logits` reads
 * these means, so a logit is the mean of the weighted sum of all channels, plus a bias.
 */
export type Head =
  | { kind: 'exact' | 'linear'; maps: LayerKey; logits: LayerKey }
  | { kind: 'unavailable'; reason: NoEvidence };

/** The evidence for one class; logit = mean + bias. */
export type Evidence =
  | {
      kind: 'exact' | 'linear';
      maps: LayerKey;
      map: Plane;
      /** Mean of the map in float64. */
      mean: number;
      /** 0 where the head has none. */
      bias: number;
      /** What the runtime gives for the class. */
      logit: number;
      verdict: Verdict;
    }
  | { kind: 'unavailable'; reason: NoEvidence };

type Activations = ReadonlyMap<LayerKey, Tensor>;

/** What the network's last layers allow, and the keys of the tensors that a map of the evidence needs. */
export function evidenceHead(network: Network): Head {
  const logits = layerOf(network, network.logits ?? '');
  if (!logits) return unavailable('no-logits');
  const linear = logits.op.kind === 'linear';
  if (linear && logits.preTensor !== null) return unavailable('not-linear');
  const pool = linear ? layerOf(network, logits.inputs[0] ?? '') : logits;
  const [maps] = pool?.inputs ?? [];
  if (pool?.op.kind !== 'globalpool' || maps === undefined) return unavailable('no-global-pooling');
  return { kind: linear ? 'linear' : 'exact', maps, logits: logits.key };
}

/**
 * The exact evidence for a class: the map whose mean (plus bias) is the logit. `activations` are post-ReLU tensors by key,
 * `parameters` those of the linear layer where the head is linear.
 */
export function evidence(
  network: Network,
  activations: Activations,
  index: number,
  parameters: Parameters | null = null,
): Evidence {
  const given = givenOf(network, activations, parameters);
  if ('reason' in given) return given;
  const { head, maps, weights } = given;
  const logits = activations.get(head.logits);
  const logit = logits?.data[index];
  if (logit === undefined) return unavailable(logits ? 'class' : 'tensors');
  const { channels, height, width } = extents(maps);
  if (!weights && index >= channels) return unavailable('class');
  const values = weights ? weighted(maps, weights, index) : plane(maps, index).data;
  const map = weights ? { height, width, data: Float32Array.from(values) } : plane(maps, index);
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  const bias = weights?.bias ? biasOf(weights.bias, index) : 0;
  return {
    kind: head.kind,
    maps: head.maps,
    map,
    mean,
    bias,
    logit,
    verdict: verdict(mean + bias, logit, absoluteOf(maps, weights, index) + Math.abs(bias), logits?.half),
  };
}

/** One scale for the maps of all classes, 0 always in it: no evidence then looks like no evidence. Null where there are no maps. */
export function evidenceDomain(
  network: Network,
  activations: Activations,
  parameters: Parameters | null = null,
): { min: number; max: number } | null {
  const given = givenOf(network, activations, parameters);
  if ('reason' in given) return null;
  const { maps, weights } = given;
  const domain = { min: 0, max: 0 };
  const widen = (values: Float32Array | Float64Array) => {
    for (const value of values) {
      if (value < domain.min && value > -Infinity) domain.min = value;
      if (value > domain.max && value < Infinity) domain.max = value;
    }
  };
  if (!weights) widen(maps.data);
  else for (let index = 0; index < weights.classes; index++) widen(weighted(maps, weights, index));
  return domain;
}

/** Why a and not b: the signed difference a - b. Throws RangeError for maps of different sizes. */
export function contrast(a: Plane, b: Plane): Plane {
  if (a.height !== b.height || a.width !== b.width)
    throw new RangeError(`${a.height} x ${a.width} against ${b.height} x ${b.width}`);
  return { height: a.height, width: a.width, data: a.data.map((value, i) => value - (b.data[i] ?? NaN)) };
}

/**
 * What the value at a position of a linear head's map is made of: each channel's value times its weight for the class (less its
 * weight for the class `against`), the largest first. Null where the map is a channel of the network itself, or not known.
 */
export function evidenceTerms(
  network: Network,
  activations: Activations,
  parameters: Parameters | null,
  { row, column }: { row: number; column: number },
  index: number,
  against: number | null = null,
): Product[] | null {
  const given = givenOf(network, activations, parameters);
  if ('reason' in given || !given.weights) return null;
  const { head, maps, weights } = given;
  const { channels, height, width } = extents(maps);
  return Array.from({ length: channels }, (_, channel): Product => {
    const value = maps.data[(channel * height + row) * width + column] ?? NaN;
    const weight = weights.at(index, channel) - (against === null ? 0 : weights.at(against, channel));
    return { value, weight, product: weight * value, source: { key: head.maps, channel, row, column } };
  }).sort((a, b) => weightier(a.product, b.product));
}

/** The weights of a linear head, seen by class. */
interface Weights {
  classes: number;
  at: (index: number, channel: number) => number;
  bias: Tensor | null;
}

interface Given {
  head: Exclude<Head, { kind: 'unavailable' }>;
  maps: Tensor;
  /** Null where every class has its own map. */
  weights: Weights | null;
}

function givenOf(
  network: Network,
  activations: Activations,
  parameters: Parameters | null,
): Given | { kind: 'unavailable'; reason: NoEvidence } {
  const head = evidenceHead(network);
  if (head.kind === 'unavailable') return head;
  const maps = activations.get(head.maps);
  if (!maps) return unavailable('tensors');
  const op = layerOf(network, head.logits)?.op;
  if (op?.kind !== 'linear') return { head, maps, weights: null };
  if (!parameters) return unavailable('weights');
  const { dims, data } = parameters.weight;
  const [first = 0, second = 0] = dims;
  const [classes, features] = op.transposed ? [first, second] : [second, first];
  if (features !== extents(maps).channels) return unavailable('weights');
  const at = (index: number, channel: number) =>
    data[op.transposed ? index * features + channel : channel * classes + index] ?? NaN;
  return { head, maps, weights: { classes, at, bias: parameters.bias } };
}

function weighted(maps: Tensor, { at }: Weights, index: number): Float64Array {
  const { channels, height, width } = extents(maps);
  const size = height * width;
  const values = new Float64Array(size);
  for (let channel = 0; channel < channels; channel++) {
    const weight = at(index, channel);
    for (let i = 0; i < size; i++) values[i]! += weight * maps.data[channel * size + i]!;
  }
  return values;
}

/** Mean over the positions of the absolute values of all terms. */
function absoluteOf(maps: Tensor, weights: Weights | null, index: number): number {
  const { channels, height, width } = extents(maps);
  const size = height * width;
  let sum = 0;
  for (let channel = 0; channel < channels; channel++) {
    const weight = weights ? weights.at(index, channel) : Number(channel === index);
    if (weight === 0) continue;
    for (let i = 0; i < size; i++) sum += Math.abs(weight * maps.data[channel * size + i]!);
  }
  return sum / size;
}

function unavailable(reason: NoEvidence): { kind: 'unavailable'; reason: NoEvidence } {
  return { kind: 'unavailable', reason };
}
