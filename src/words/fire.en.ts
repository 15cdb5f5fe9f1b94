import { metric, number, percent, significant } from './format';

/** Words of the Fire diagram, in English. */
export const fireEn = {
  name: (module: string, model?: string) => `Fire module ${module}${model ? ` in ${model}` : ''}`,
  input: 'input',
  squeeze: 'squeeze 1×1',
  expand1x1: 'expand 1×1',
  expand3x3: 'expand 3×3',
  concat: 'concatenation',
  relu: 'ReLU',
  channels: (n: number) => `${number('en', n)} channels`,
  parameters: (n: number) => `${number('en', n)} parameters`,
  macs: (n: number) => `${metric('en', n)} MACs`,
  ratio: (s: number, e: number) =>
    `Squeeze ratio SR = s₁ₓ₁ / (e₁ₓ₁ + e₃ₓ₃) = ${number('en', s)} / ${number('en', e)} = ${significant('en', s / e, 3)}`,
  share3x3: (e3: number, e: number) =>
    `share of 3×3 filters pct₃ₓ₃ = e₃ₓ₃ / (e₁ₓ₁ + e₃ₓ₃) = ${number('en', e3)} / ${number('en', e)} = ${significant('en', e3 / e, 3)}`,
  ofSum: (share: number | null) => (share === null ? '' : `${percent('en', share)} of the sum`),
  ofEnergy: (share: number | null) => (share === null ? '' : `${percent('en', share)} of the energy`),
  story:
    'The squeeze layer cuts the number of channels with cheap 1×1 filters; the two expand branches, of which 3×3 filters are the dear ones, then read few channels; their outputs are laid one after the other.',
  measured:
    'Bar at the end: what each branch gives to the output for this picture. Sum: of the activations. Energy: of their squares, where few strong answers outweigh many weak ones.',
  notYet: 'What each branch gives to the output appears when the network has run.',
  without: 'Without the squeeze layer',
  withIt: 'As it is',
  costs: 'What the squeeze layer spares',
  times: (times: number) => `${significant('en', times, 2)} times`,
  why: 'The same two branches, fed with the module’s input directly, at the same scale.',
  part: 'part',
  symbol: 'symbol',
  count: 'channels',
  parametersColumn: 'parameters',
  macsColumn: 'MACs',
  sumColumn: 'share of the sum',
  energyColumn: 'share of the energy',
  unknown: 'The sizes of this module are known only when the network has run.',
};

export type FireWords = typeof fireEn;
