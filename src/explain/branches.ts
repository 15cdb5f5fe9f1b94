import { layerOf, type Cost, type Layer, type Network, type Stage } from '../network/types';
import { extents, type Tensor } from '../tensor/tensor';

/** What one branch gives to a concatenation, for this picture. */
export interface BranchShare {
  /** Sum of its activations and of their squares. */
  sum: number;
  energy: number;
  /** Of all branches together; null where that is nothing, or not finite. */
  ofSum: number | null;
  ofEnergy: number | null;
}

/**
 * The measured weight of every branch in the output of a concatenation; `channels` says how many each branch brings,
 * in order. Activations count by their absolute value, which after a ReLU is the value itself.
 * Throws RangeError when the channels are not those of the tensor.
 */
export function branchShares(concat: Tensor, channels: readonly number[]): BranchShare[] {
  const { channels: all, height, width } = extents(concat);
  if (sumOf(channels) !== all) throw new RangeError(`${channels.join(' + ')} of ${all} channels`);
  let end = 0;
  const parts = channels.map((count) => {
    const values = concat.data.subarray(end, (end += count * height * width));
    let sum = 0;
    let energy = 0;
    for (const value of values) {
      sum += Math.abs(value);
      energy += value * value;
    }
    return { sum, energy };
  });
  const sum = sumOf(parts.map((part) => part.sum));
  const energy = sumOf(parts.map((part) => part.energy));
  return parts.map((part) => ({
    ...part,
    ofSum: share(part.sum, sum),
    ofEnergy: share(part.energy, energy),
  }));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function share(part: number, whole: number): number | null {
  return whole > 0 && Number.isFinite(whole) ? part / whole : null;
}

/** Weights and biases, and multiply-accumulates for one picture. */
export interface ModuleCost {
  parameters: number;
  macs: number;
}

/** A Fire module in the paper's symbols, and what its squeeze layer spares. */
export interface FireFacts {
  /** Channels that come in, then s1x1, e1x1 and e3x3. */
  inputs: number;
  squeeze: number;
  expand1x1: number;
  expand3x3: number;
  /** SR = s1x1 / (e1x1 + e3x3). */
  squeezeRatio: number;
  /** pct3x3 = e3x3 / (e1x1 + e3x3). */
  share3x3: number;
  asIs: ModuleCost;
  /** The same two branches, fed with the module's input channels directly. */
  withoutSqueeze: ModuleCost;
}

/** Facts of a Fire stage; null where only a run can tell its sizes. */
export function fireFacts(network: Network, stage: Extract<Stage, { kind: 'fire' }>): FireFacts | null {
  const squeeze = layerOf(network, stage.squeeze);
  const one = layerOf(network, stage.expand1x1);
  const three = layerOf(network, stage.expand3x3);
  if (!squeeze || !one || !three) return null;
  const inputs = layerOf(network, squeeze.inputs[0] ?? '')?.shape?.[0];
  const [s, e1, e3] = [squeeze, one, three].map(({ shape }) => shape?.[0]);
  if (inputs === undefined || s === undefined || e1 === undefined || e3 === undefined) return null;
  const asIs = together([squeeze, one, three].map(({ cost }) => cost));
  const withoutSqueeze = together([one, three].map((layer) => fedWith(inputs, layer)));
  if (!asIs || !withoutSqueeze) return null;
  return {
    inputs,
    squeeze: s,
    expand1x1: e1,
    expand3x3: e3,
    squeezeRatio: s / (e1 + e3),
    share3x3: e3 / (e1 + e3),
    asIs,
    withoutSqueeze,
  };
}

type MaybeCost = Pick<Cost, 'parameters' | 'macs'>;

/** What the convolution would cost with another number of input channels. */
function fedWith(inputs: number, { op, shape }: Layer): MaybeCost {
  const [filters, height, width] = shape ?? [];
  if (op.kind !== 'conv' || filters === undefined || height === undefined || width === undefined)
    return { parameters: null, macs: null };
  const weights = (filters * inputs * op.window.kernel[0] * op.window.kernel[1]) / op.groups;
  return { parameters: weights + (op.bias === null ? 0 : filters), macs: weights * height * width };
}

function together(costs: readonly MaybeCost[]): ModuleCost | null {
  const sum = { parameters: 0, macs: 0 };
  for (const { parameters, macs } of costs) {
    if (parameters === null || macs === null) return null;
    sum.parameters += parameters;
    sum.macs += macs;
  }
  return sum;
}
