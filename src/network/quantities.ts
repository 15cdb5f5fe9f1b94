import type { LayerKey, Network } from './types';

/** Costs of one layer, or of several together; null where a size is unknown. */
export interface Amounts {
  parameters: number | null;
  macs: number | null;
  /** Bytes of the float32 output. */
  activations: number | null;
  /** Bytes of the float32 parameters. */
  weights: number | null;
  /** Bytes that must move at least: inputs and parameters read once, the output written once, all float32. */
  traffic: number | null;
}

/** Amounts of every layer after the input, in order. */
export function amountsOf(network: Network): ReadonlyMap<LayerKey, Amounts> {
  const outputs = new Map(network.layers.map(({ key, cost }) => [key, cost.outputBytes]));
  return new Map(
    network.layers
      .filter(({ op }) => op.kind !== 'input')
      .map(({ key, inputs, cost }) => {
        const { parameters, macs, outputBytes: activations } = cost;
        const weights = parameters && exact(4 * parameters);
        const traffic = sum([activations, weights, ...inputs.map((input) => outputs.get(input) ?? null)]);
        return [key, { parameters, macs, activations, weights, traffic }];
      }),
  );
}

/** Amounts of several layers together. */
export function together(all: readonly Amounts[]): Amounts {
  const total = (kind: keyof Amounts) => sum(all.map((amounts) => amounts[kind]));
  return {
    parameters: total('parameters'),
    macs: total('macs'),
    activations: total('activations'),
    weights: total('weights'),
    traffic: total('traffic'),
  };
}

/** Multiply-accumulates for every byte that must move. */
export function intensityOf({ macs, traffic }: Amounts): number | null {
  return macs === null || traffic === null || traffic === 0 ? null : macs / traffic;
}

/** A sum that is unknown when a part is, or when it exceeds what a number holds exactly (2^53). */
function sum(terms: readonly (number | null)[]): number | null {
  return terms.reduce<number | null>(
    (total, term) => (total === null || term === null ? null : exact(total + term)),
    0,
  );
}

function exact(value: number): number | null {
  return Number.isSafeInteger(value) ? value : null;
}
