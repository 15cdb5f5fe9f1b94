import fc from 'fast-check';
import { Matrix, QrDecomposition } from 'ml-matrix';
import { expect, test } from 'vitest';
import { cka, dependence, joined } from './cka';
import type { Tensor } from './tensor';

function features(rows: readonly (readonly number[])[]): Tensor {
  return { dims: [rows.length, rows[0]?.length ?? 0], data: Float32Array.from(rows.flat()) };
}

/** The estimator as Song et al. (2012, eq. 5) write it, matrix by matrix. */
function hsic(x: Tensor, y: Tensor): number {
  const kernel = ({ dims, data }: Tensor) => {
    const matrix = Matrix.from1DArray(dims[0] ?? 0, dims[1] ?? 0, data);
    const gram = matrix.mmul(matrix.transpose());
    for (let i = 0; i < gram.rows; i++) gram.set(i, i, 0);
    return gram;
  };
  const [k, l] = [kernel(x), kernel(y)];
  const n = k.rows;
  const ones = Matrix.ones(n, 1);
  const both = k.mmul(l);
  const all = (m: Matrix) => ones.transpose().mmul(m).mmul(ones).get(0, 0);
  return (both.trace() + (all(k) * all(l)) / ((n - 1) * (n - 2)) - (2 / (n - 2)) * all(both)) / (n * (n - 3));
}

const entry = fc.float({ min: -8, max: 8, noNaN: true, noDefaultInfinity: true });
const table = (pictures: number, width: number) =>
  fc.array(fc.array(entry, { minLength: width, maxLength: width }), {
    minLength: pictures,
    maxLength: pictures,
  });
const pair = fc
  .tuple(fc.integer({ min: 4, max: 9 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([pictures, one, other]) => fc.tuple(table(pictures, one), table(pictures, other)));

test('every dependence is what the definition gives', () => {
  fc.assert(
    fc.property(pair, ([a, b]) => {
      const [x, y] = [features(a), features(b)];
      const found = dependence([x, y], [y]);
      const near = (value: number | undefined, expected: number) =>
        expect(Math.abs((value ?? NaN) - expected)).toBeLessThan(1e-6 * (1 + Math.abs(expected)));
      near(found.between[0]?.[0], hsic(x, y));
      near(found.between[1]?.[0], hsic(y, y));
      near(found.first[0], hsic(x, x));
      near(found.second[0], hsic(y, y));
    }),
  );
});

/** The similarity of two sets of features; null where it is not defined. */
function similarity(x: Tensor, y: Tensor): number | null {
  return cka(dependence([x], [y]))[0]?.[0] ?? null;
}

/** Features that differ enough between pictures for a ratio to be stable. */
function varied(x: Tensor): boolean {
  return hsic(x, x) > 1;
}

test('a rotation of the features, a scale and a shift change nothing', () => {
  fc.assert(
    fc.property(
      pair,
      fc.array(entry, { minLength: 25, maxLength: 25 }),
      fc.float({ min: Math.fround(0.1), max: 50, noNaN: true }),
      fc.float({ min: -5, max: 5, noNaN: true }),
      ([a, b], seeds, scale, shift) => {
        const [x, y] = [features(a), features(b)];
        fc.pre(varied(x) && varied(y));
        const width = x.dims[1] ?? 0;
        const mixed = Matrix.from1DArray(width, width, seeds.slice(0, width * width)).add(
          Matrix.eye(width, width).mul(100),
        );
        const rotation = new QrDecomposition(mixed).orthogonalMatrix;
        const moved = new Matrix(a.map((row) => [...row])).mmul(rotation).mul(scale).add(shift);
        const after = similarity(features(moved.to2DArray()), y);
        expect(Math.abs((after ?? NaN) - (similarity(x, y) ?? NaN))).toBeLessThan(1e-3);
      },
    ),
  );
});

test('it is 1 with itself, at most 1 with others, and the same both ways', () => {
  fc.assert(
    fc.property(pair, ([a, b]) => {
      const [x, y] = [features(a), features(b)];
      fc.pre(varied(x) && varied(y));
      expect(similarity(x, x)).toBeCloseTo(1, 9);
      expect(similarity(x, y)).toBeLessThanOrEqual(1 + 1e-9);
      expect(similarity(x, y)).toBeCloseTo(similarity(y, x) ?? NaN, 9);
    }),
  );
});

test('unrelated features come out near zero, however many there are: the estimate is debiased', () => {
  let seed = 1;
  const random = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647 - 0.5;
  };
  const noise = () => features(Array.from({ length: 40 }, () => Array.from({ length: 400 }, random)));
  // The biased estimate would be about 0.9: there are ten times more features than pictures.
  expect(Math.abs(similarity(noise(), noise()) ?? NaN)).toBeLessThan(0.1);
});

test('estimates over parts join to the mean weighted by pictures', () => {
  const part = (values: number[]) => features(values.map((value) => [value]));
  const a = dependence([part([1, 2, 4, 9])], [part([3, 1, 8, 7])]);
  const b = dependence([part([5, 1, 0, 2, 6])], [part([5, 2, 1, 4, 9])]);
  const all = joined(joined(null, a), b);
  expect(all.pictures).toBe(9);
  expect(all.between[0]?.[0]).toBeCloseTo(
    (4 * (a.between[0]?.[0] ?? 0) + 5 * (b.between[0]?.[0] ?? 0)) / 9,
    12,
  );
});

test('what does not differ between pictures has no similarity; three pictures are too few', () => {
  const same = features([[1], [1], [1], [1]]);
  expect(similarity(same, features([[1], [2], [3], [5]]))).toBeNull();
  expect(() => dependence([features([[1], [2], [3]])], [])).toThrow(RangeError);
});
