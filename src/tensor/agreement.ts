import type { Ranked } from './rank';

/** First guesses of two models for one picture, most probable first, and its class where that is known. */
export interface Guesses {
  tops: readonly [readonly Ranked[], readonly Ranked[]];
  label: number | null;
}

/** How far two models agree over pictures; shares are of 1, counts of pictures. */
export interface Agreement {
  pictures: number;
  sameTop1: number;
  /** Mean number of classes that both have among their first guesses. */
  overlap: number;
  /** Mean probability of each model's first guess. */
  confidence: readonly [number, number];
  known: number;
  /** Among pictures of known class. */
  right: { both: number; onlyFirst: number; onlySecond: number; neither: number };
  /** Pictures whose class is among the first guesses of each model. */
  among: readonly [number, number];
}

export function agreementOf(all: readonly Guesses[]): Agreement {
  const count = (holds: (each: Guesses) => boolean) => all.filter(holds).length;
  const mean = (of: (each: Guesses) => number) =>
    all.reduce((sum, each) => sum + of(each), 0) / Math.max(1, all.length);
  const first = ({ tops }: Guesses, model: 0 | 1) => tops[model][0]?.index;
  const has = (top: readonly Ranked[], index: number | null) => top.some((each) => each.index === index);
  const right = (one: boolean, other: boolean) =>
    count(
      (each) =>
        each.label !== null &&
        (first(each, 0) === each.label) === one &&
        (first(each, 1) === each.label) === other,
    );
  return {
    pictures: all.length,
    sameTop1: count((each) => first(each, 0) === first(each, 1)),
    overlap: mean(({ tops: [a, b] }) => a.filter(({ index }) => has(b, index)).length),
    confidence: [mean(({ tops }) => tops[0][0]?.value ?? 0), mean(({ tops }) => tops[1][0]?.value ?? 0)],
    known: count(({ label }) => label !== null),
    right: {
      both: right(true, true),
      onlyFirst: right(true, false),
      onlySecond: right(false, true),
      neither: right(false, false),
    },
    among: [count((each) => has(each.tops[0], each.label)), count((each) => has(each.tops[1], each.label))],
  };
}

/** Pictures of which the models say different classes, `classes` in the order of the models. */
export interface Confusion<T> {
  classes: readonly [number, number];
  pictures: readonly T[];
}

/** What one model says where the other says another class, the most frequent pair first. */
export function confusionsOf<T extends Guesses>(all: readonly T[]): Confusion<T>[] {
  const pairs = new Map<string, { classes: readonly [number, number]; pictures: T[] }>();
  for (const each of all) {
    const [a, b] = each.tops.map((top) => top[0]?.index);
    if (a === undefined || b === undefined || a === b) continue;
    const pair = pairs.get(`${a} ${b}`) ?? { classes: [a, b], pictures: [] };
    pairs.set(`${a} ${b}`, pair);
    pair.pictures.push(each);
  }
  return [...pairs.values()].sort((one, other) => other.pictures.length - one.pictures.length);
}

/** How much probability would have to move to make one distribution the other: half the sum of absolute differences, 0 to 1. */
export function distance(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / 2;
}
