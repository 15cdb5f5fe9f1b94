import type { Layer } from '../network/types';
import type { Words } from '../words/en';

/** What the numbers of a layer are. */
export function valueUnit(layer: Layer, pre: boolean): keyof Words['maps']['unit'] {
  if (pre && layer.preTensor !== null) return 'pre';
  if (layer.op.kind === 'input') return 'input';
  return layer.op.kind === 'softmax' ? 'probability' : 'activation';
}
