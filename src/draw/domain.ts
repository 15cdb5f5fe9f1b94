import type { Layer } from '../network/types';
import type { Statistics, TensorStatistics } from '../tensor/stats';

/** Values of one sign, from dark to light; or of both, with zero in the middle. */
export type Kind = 'sequential' | 'diverging';

/** The values that the two ends of a palette stand for. */
export interface Domain {
  min: number;
  max: number;
  kind: Kind;
}

/** What shares one domain: the maps of a layer, each map alone, or the same layer of all models shown. */
export const scales = ['layer', 'channel', 'shared'] as const;
export type Scale = (typeof scales)[number];

/** How a layer's values are coloured: those that have not passed a ReLU (the input, before ReLU) by their sign. */
export function kindOf({ op, preTensor }: Layer, pre: boolean): Kind {
  const linear = op.kind === 'conv' || op.kind === 'linear' || op.kind === 'add';
  return pre || op.kind === 'input' || (linear && preTensor === null) ? 'diverging' : 'sequential';
}

type Bounds = Pick<Statistics, 'min' | 'max'>;

/**
 * One domain over all these sets of values. It always has zero: as the middle of a diverging domain, whose ends are
 * equally far, and within a sequential one, which begins at zero unless values are negative. Where there is nothing
 * but zeros (or nothing finite) it ends at 1, so that zeros have the colour of zero and not that of a maximum.
 */
export function domainOver(parts: readonly Bounds[], kind: Kind): Domain {
  let min = 0;
  let max = 0;
  for (const part of parts) {
    if (part.min < min) min = part.min;
    if (part.max > max) max = part.max;
  }
  if (min === max) max = 1;
  const reach = Math.max(-min, max);
  return kind === 'diverging' ? { min: -reach, max: reach, kind } : { min, max, kind };
}

/**
 * The domains of a layer's maps: one for all of them or, per channel, one for each. `others` are the statistics of the
 * same layer in the other models on screen.
 */
export function domainsOf(
  scale: Scale,
  kind: Kind,
  own: TensorStatistics,
  others: readonly TensorStatistics[],
): readonly Domain[] {
  if (scale === 'channel') return own.channels.map((channel) => domainOver([channel], kind));
  const together = scale === 'shared' ? [own, ...others] : [own];
  return [
    domainOver(
      together.map(({ whole }) => whole),
      kind,
    ),
  ];
}
