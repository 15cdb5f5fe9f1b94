import type { DimsOf, Shape } from './shapes';
import type { Cost, Network, Operation } from './types';

/**
 * Costs of one layer for one picture: multiply-accumulates of convolutions and linear layers only, float32 outputs.
 * Null where a size is not known or a product exceeds what a number holds exactly (2^53).
 */
export function costOf(op: Operation, shape: Shape | null, dims: DimsOf): Cost {
  const outputBytes = shape && product([4, ...shape]);
  switch (op.kind) {
    case 'conv':
    case 'linear': {
      const weight = dims(op.weight);
      // Every weight is used once at every position of the output map: [channels, height, width] or [channels].
      const macs = weight && shape && product([...weight, ...shape.slice(1)]);
      const parameters = sum([weight && product(weight), op.bias === null ? 0 : sizeOf(dims(op.bias))]);
      return { parameters, macs, outputBytes };
    }
    case 'other':
      return { parameters: null, macs: null, outputBytes };
    case 'input':
    case 'maxpool':
    case 'avgpool':
    case 'globalpool':
    case 'concat':
    case 'add':
    case 'relu':
    case 'softmax':
      break;
  }
  return { parameters: 0, macs: 0, outputBytes };
}

/** Sums over all layers; one unknown part makes a sum unknown. The output bytes leave out the input picture. */
export function totals(network: Network): Cost {
  const costs = network.layers.filter((layer) => layer.op.kind !== 'input').map((layer) => layer.cost);
  return {
    parameters: sum(costs.map((cost) => cost.parameters)),
    macs: sum(costs.map((cost) => cost.macs)),
    outputBytes: sum(costs.map((cost) => cost.outputBytes)),
  };
}

function sizeOf(dims: readonly number[] | null): number | null {
  return dims && product(dims);
}

function product(factors: readonly number[]): number | null {
  return exact(factors.reduce((result, factor) => result * factor, 1));
}

function sum(terms: readonly (number | null)[]): number | null {
  let result = 0;
  for (const term of terms) {
    if (term === null) return null;
    result += term;
  }
  return exact(result);
}

function exact(value: number): number | null {
  return Number.isSafeInteger(value) ? value : null;
}
