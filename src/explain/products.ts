import type { Operation } from '../network/types';
import { extents, type Tensor } from '../tensor/tensor';
import type { ChannelTerm, Explanation, Product, Question } from './explanation';
import { biasOf, outcomeOf, sumOf, termOf, termsUnder, weightier } from './terms';
import { tapsAt } from './window';

type Of<K extends Operation['kind']> = Extract<Operation, { kind: K }>;

/** Sum over input channels of kernel times patch. */
export function convolution(
  question: Question,
  { window, groups, bias }: Of<'conv'>,
  tensor: Tensor,
): Explanation {
  const { channel, parameters } = question;
  if (!parameters) return { kind: 'unavailable', reason: 'weights' };
  const [filters = 0, depth = 0, ...kernel] = parameters.weight.dims;
  const { channels } = extents(tensor);
  if (depth * groups !== channels || filters % groups !== 0 || kernel.join() !== window.kernel.join())
    return { kind: 'unavailable', reason: 'shape' };
  const taps = tapsAt(window, question, extents(tensor));
  const start = Math.floor(channel / (filters / groups)) * depth;
  const parts = Array.from({ length: depth }, (_, i): ChannelTerm => {
    const at = (channel * depth + i) * taps.length;
    const products = termsUnder(question, tensor, start + i, taps).map((term, tap): Product => {
      const weight = parameters.weight.data[at + tap] ?? NaN;
      return { ...term, weight, product: weight * term.value };
    });
    const { sum } = sumOf(products.map(({ product }) => product));
    return { channel: start + i, contribution: sum, products, source: largest(products).source };
  });
  const added = bias === null ? null : biasOf(parameters.bias, channel);
  const products = parts.flatMap((part) => part.products.map(({ product }) => product));
  const { sum, sumOfAbs } = sumOf(added === null ? products : [...products, added]);
  return {
    kind: 'conv',
    channels: parts.sort((a, b) => weightier(a.contribution, b.contribution)),
    bias: added,
    outcome: outcomeOf(question, sum, sumOfAbs),
  };
}

function largest(products: readonly Product[]): Product {
  return products.reduce((best, next) => (weightier(best.product, next.product) > 0 ? next : best));
}

/** Sum of all input values times their weights. */
export function linear(question: Question, { transposed, bias }: Of<'linear'>, tensor: Tensor): Explanation {
  const { channel, parameters } = question;
  if (!parameters) return { kind: 'unavailable', reason: 'weights' };
  const [a = 0, b = 0] = parameters.weight.dims;
  const [outputs, features] = transposed ? [a, b] : [b, a];
  if (features !== tensor.data.length || channel >= outputs) return { kind: 'unavailable', reason: 'shape' };
  const products = Array.from({ length: features }, (_, i): Product => {
    const term = termOf(question, tensor, i);
    const weight = parameters.weight.data[transposed ? channel * features + i : i * outputs + channel] ?? NaN;
    return { ...term, weight, product: weight * term.value };
  });
  const added = bias === null ? null : biasOf(parameters.bias, channel);
  const values = products.map(({ product }) => product);
  const { sum, sumOfAbs } = sumOf(added === null ? values : [...values, added]);
  products.sort((a, b) => weightier(a.product, b.product));
  return { kind: 'linear', products, bias: added, outcome: outcomeOf(question, sum, sumOfAbs) };
}
