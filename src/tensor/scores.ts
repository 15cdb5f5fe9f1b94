import { softmax } from './rank';

/** What a network says of its classes. */
export interface Scores {
  probabilities: Float32Array;
  /** What the probabilities come from; null where the network does not tell. */
  logits: Float32Array | null;
}

/**
 * The scores that a run gives under these names. Many files end at the logits and leave the softmax to whoever reads them.
 * Null where there is neither.
 */
export function scoresOf(
  names: { probabilities: string | null; logits: string | null },
  valuesOf: (name: string) => Float32Array | undefined,
): Scores | null {
  const logits = (names.logits !== null && valuesOf(names.logits)) || null;
  const given = (names.probabilities !== null && valuesOf(names.probabilities)) || null;
  const probabilities = given ?? (logits && softmax(logits));
  return probabilities && { probabilities, logits };
}
