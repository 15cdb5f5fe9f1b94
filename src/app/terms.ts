import { versions } from '../catalog';
import type { Layer } from '../network/types';
import type { View } from '../store/view';
import type { LearnWords } from '../words/learn.en';

export type Term = keyof LearnWords['glossaryTerms'];

/** How the page is set to show a term, and which part of it, a selector, is brought into sight. */
interface Place {
  view: Partial<View>;
  at: string;
}

const explore = (view: Partial<View>, at = '.feature-maps'): Place => ({
  view: { page: 'explore', channel: null, at: null, pre: false, ...view },
  at,
});
const cost = (at: string): Place => ({ view: { page: 'cost' }, at });
const compare = (at: string): Place => ({ view: { page: 'compare', models: versions }, at });
const device = (at: string): Place => ({ view: { page: 'device' }, at });

/** Where each term can be seen. */
export const places: Readonly<Record<Term, Place>> = {
  convolution: explore({ layer: 'conv1' }),
  channel: explore({ layer: 'conv1', channel: 5 }),
  kernel: explore({ layer: 'conv1' }, '.layer-weights'),
  stride: explore({ layer: 'pool1' }, '.layer-facts'),
  padding: explore({ layer: 'fire2/expand3x3', channel: 0, at: { row: 0, column: 0 } }, '.arithmetic'),
  bias: explore({ layer: 'conv1', channel: 5, at: { row: 10, column: 10 } }, '.arithmetic'),
  activation: explore({ layer: 'conv1', channel: 5, at: { row: 10, column: 10 } }, '.channel-view'),
  variance: explore({ layer: 'conv1' }, '.layer-statistics'),
  dead: explore({ layer: 'fire9/squeeze1x1' }, '.layer-statistics'),
  receptive: explore({ layer: 'fire4/expand3x3', channel: 0, at: { row: 8, column: 8 } }, '#picture'),
  relu: explore({ layer: 'conv1', channel: 5, pre: true }),
  squeeze: explore({ layer: 'fire2/squeeze1x1' }),
  expand: explore({ layer: 'fire2/expand3x3' }),
  fire: explore({ layer: 'fire5/squeeze1x1' }, '.fire-diagram'),
  ratio: explore({ layer: 'fire5/squeeze1x1' }, '.fire-diagram'),
  energy: explore({ layer: 'fire5/squeeze1x1' }, '.fire-diagram'),
  concat: explore({ layer: 'fire2/concat' }),
  pool: explore({ layer: 'pool1', channel: 0, at: { row: 10, column: 10 } }),
  average: explore({ layer: 'conv10', channel: 0 }),
  fc: explore({ layer: 'conv10' }),
  logit: explore({ layer: 'conv10', channel: 0 }),
  softmax: explore({ layer: 'prob' }),
  evidence: explore({ layer: 'conv10', channel: 0 }, '.evidence'),
  normalisation: explore({ layer: 'conv1' }, '.scale-along'),
  input: explore({ layer: 'input' }),
  rank: explore({ layer: 'fire5/squeeze1x1' }, '.layer-weights-charts'),
  sharing: explore({ layer: 'fire9/expand3x3' }, '.layer-weights'),
  checksum: explore({}, '.model-facts'),
  blocks: explore({ layer: 'fire2/squeeze1x1' }, '.network-map'),
  parameters: cost('.cost-controls'),
  macs: cost('.cost-controls'),
  intensity: cost('.cost-time'),
  roofline: cost('.cost-time'),
  alive: cost('.icicle'),
  compression: cost('.paper-charts'),
  precision: cost('.cost-others'),
  bypass: cost('.paper-charts'),
  topk: cost('.paper-charts'),
  scale: compare('.compare-maps'),
  cka: compare('.compare-pictures'),
  distance: compare('.compare-pictures'),
  tolerance: device('.device-trust'),
  runtime: device('.device'),
};

/** A layer, or another part of the page. */
export type Part = Layer | keyof typeof partTerms;

/** The terms that a part of the page brings up, and those that stand beside them and are spoken of elsewhere. */
export function termsOf(of: Part): { terms: readonly Term[]; beside: readonly Term[] } {
  const drawn = typeof of !== 'string' || of === 'cost' || of === 'compare';
  return {
    terms: typeof of === 'string' ? partTerms[of] : layerTerms(of),
    beside: drawn ? networkTerms : [],
  };
}

function layerTerms({ role, op, preTensor }: Layer): readonly Term[] {
  const relu: Term[] = preTensor === null ? [] : ['relu'];
  const always: Term[] = ['receptive', 'stride'];
  const learnt: Term[] = ['convolution', 'padding', ...relu, 'rank', 'energy', 'sharing'];
  switch (role) {
    case 'input':
      return ['input', 'normalisation', ...always];
    case 'conv':
      return [...learnt, ...always];
    case 'squeeze':
    case 'expand1x1':
    case 'expand3x3':
      return ['fire', 'squeeze', 'expand', 'concat', 'ratio', 'blocks', ...learnt, ...always];
    case 'concat':
      return ['fire', 'squeeze', 'expand', 'concat', 'ratio', 'energy', 'blocks', ...always];
    case 'pool':
      return ['pool', 'padding', ...always];
    case 'head':
      return op.kind === 'softmax'
        ? ['softmax', 'logit', ...always]
        : ['evidence', 'logit', 'average', 'fc', ...(op.kind === 'conv' ? learnt : relu), ...always];
    case 'other':
      return always;
  }
}

/** The terms that every drawing or table of a whole network brings up. */
const networkTerms: readonly Term[] = [
  'convolution',
  'squeeze',
  'expand',
  'concat',
  'channel',
  'kernel',
  'bias',
  'relu',
  'softmax',
  'activation',
  'parameters',
  'macs',
  'precision',
];

/** The terms of the other parts of the page. */
const partTerms = {
  picture: ['evidence', 'logit', 'receptive', 'normalisation', 'variance'],
  models: ['input', 'parameters', 'checksum', 'precision', 'compression', 'sharing', 'topk'],
  inspector: ['variance', 'dead', 'activation', 'kernel', 'bias', 'padding', 'relu', 'tolerance'],
  cost: ['macs', 'intensity', 'padding', 'alive'],
  time: ['roofline', 'runtime'],
  others: ['compression', 'sharing', 'topk', 'bypass', 'ratio', 'scale'],
  compare: ['scale', 'stride', 'receptive', 'evidence', 'logit', 'macs', 'alive', 'distance', 'cka'],
  device: ['runtime', 'tolerance', 'checksum', 'variance', 'channel'],
} as const satisfies Readonly<Record<string, readonly Term[]>>;
