import type { Layer } from '../network/types';
import type { View } from '../store/view';
import type { LearnWords } from '../words/learn.en';

export type Term = keyof LearnWords['glossaryTerms'];

/** Where each term can be seen. */
export const places: Readonly<Record<Term, Partial<View>>> = {
  convolution: { page: 'explore', layer: 'conv1', channel: null, at: null },
  channel: { page: 'explore', layer: 'conv1', channel: 5, at: null },
  stride: { page: 'explore', layer: 'pool1', channel: null, at: null },
  receptive: { page: 'explore', layer: 'fire4/expand3x3', channel: 0, at: { row: 8, column: 8 } },
  relu: { page: 'explore', layer: 'conv1', channel: 5, at: null, pre: true },
  squeeze: { page: 'explore', layer: 'fire2/squeeze1x1', channel: null, at: null },
  expand: { page: 'explore', layer: 'fire2/expand3x3', channel: null, at: null },
  fire: { page: 'explore', layer: 'fire5/squeeze1x1', channel: null, at: null },
  concat: { page: 'explore', layer: 'fire2/concat', channel: null, at: null },
  pool: { page: 'explore', layer: 'pool1', channel: 0, at: { row: 10, column: 10 } },
  average: { page: 'explore', layer: 'conv10', channel: 0, at: null },
  fc: { page: 'explore', layer: 'conv10', channel: null, at: null },
  logit: { page: 'explore', layer: 'conv10', channel: 0, at: null },
  softmax: { page: 'explore', layer: 'prob', channel: null, at: null },
  evidence: { page: 'explore', layer: 'conv10', channel: 0, at: null },
  normalisation: { page: 'explore', layer: 'input', channel: null, at: null },
  parameters: { page: 'cost' },
  macs: { page: 'cost' },
  intensity: { page: 'cost' },
  compression: { page: 'cost' },
};

/** The terms that a layer brings up. */
export function termsOf({ role, op, preTensor }: Layer): readonly Term[] {
  const relu: Term[] = preTensor === null ? [] : ['relu'];
  switch (role) {
    case 'input':
      return ['channel', 'normalisation'];
    case 'conv':
      return ['convolution', 'channel', 'stride', ...relu, 'receptive'];
    case 'squeeze':
      return ['squeeze', 'fire', ...relu, 'receptive'];
    case 'expand1x1':
    case 'expand3x3':
      return ['expand', 'fire', ...relu, 'receptive'];
    case 'concat':
      return ['concat', 'fire'];
    case 'pool':
      return ['pool', 'stride', 'receptive'];
    case 'head':
      return op.kind === 'softmax' ? ['softmax', 'logit'] : ['evidence', 'logit', 'average', 'fc', ...relu];
    case 'other':
      return ['channel'];
  }
}

export const costTerms: readonly Term[] = ['parameters', 'macs', 'intensity', 'compression'];
