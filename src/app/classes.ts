import { layerOf } from '../network/types';
import type { ModelState } from '../store/models';
import type { ClassNames } from '../words/classes';

/** Names of a model's classes: those that came with it, ImageNet's for as many outputs, else none. */
export function classesOf(state: ModelState | undefined, imagenet: ClassNames): ClassNames {
  if (state?.model.labels) return state.model.labels;
  const network = state?.network;
  const outputs = network && layerOf(network, network.logits ?? network.probabilities ?? '')?.shape?.[0];
  return !network || outputs === imagenet.length ? imagenet : [];
}
