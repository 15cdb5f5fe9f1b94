/** Words of the evidence for a class, in English. */
export const evidenceEn = {
  figure: 'Evidence',
  in: (model: string) => `Evidence in ${model}`,
  for: 'Evidence for',
  mean: 'Mean of the map',
  logit: 'Logit',
  logits: 'Difference of the logits',
  statement: {
    exact: (layer: string) => `The logit is the mean of this map of ${layer}: nothing else goes into it.`,
    linear: (layer: string) =>
      `The logit is the mean of this map, a weighted sum of the channels of ${layer}, plus the bias.`,
  },
  scale: 'One scale for all classes: no evidence looks like no evidence.',
  opacity: 'Opacity',
  map: (name: string) => `Evidence for ${name}`,
  contrast: 'Why this and not another class',
  against: 'and not',
  difference: (a: string, b: string) => `${a} minus ${b}`,
  contrastRead: (a: string, b: string) =>
    `Warm: the place speaks for ${a}. Cool: it speaks for ${b}. The mean is the difference of the logits.`,
  unit: 'evidence',
  position: 'position',
  cell: (layer: string) => `This value: every channel of ${layer} here, times its weight for the class.`,
  class: 'Class: type to search',
  unavailable: (reason: string) => `Not available for this network, because ${reason}.`,
  waiting: 'The evidence appears when the network has run.',
  reasons: {
    'no-logits': 'it does not end in scores of classes',
    'no-global-pooling': 'no global average pooling comes before its scores',
    'not-linear': 'there is a ReLU between its linear layer and its scores',
    class: 'it has no such class',
  },
};

export type EvidenceWords = typeof evidenceEn;
