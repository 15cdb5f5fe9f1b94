import * as fc from 'fast-check';
import { Matrix, SVD } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import { seeded, starter } from '../fixtures/node/native';
import { readNetwork } from '../network/network';
import { readOnnx } from '../network/onnx';
import { parametersOf } from '../network/weights';
import type { Tensor } from './tensor';
import { effectiveRank, singularValues } from './spectrum';

/** By an independent library. */
function witness({ dims, data }: Tensor): number[] {
  const rows = dims.at(0) ?? 1;
  const matrix = Matrix.from1DArray(rows, data.length / rows, [...data]);
  return new SVD(matrix, {
    computeLeftSingularVectors: false,
    computeRightSingularVectors: false,
    autoTranspose: true,
  }).diagonal;
}

function expectNear(found: Float64Array | null, truth: readonly number[]): void {
  if (!found) throw new Error('no singular values');
  expect(found.length).toBe(truth.length);
  const largest = truth.at(0) ?? 0;
  found.forEach((value, i) => expect(Math.abs(value - truth.at(i)!)).toBeLessThanOrEqual(1e-12 * largest));
}

test('of matrices of any shape and rank', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 24 }),
      fc.integer({ min: 1, max: 24 }),
      fc.integer({ min: 1, max: 24 }),
      fc.nat(1e6),
      (rows, columns, rank, seed) => {
        const random = seeded(seed + 1);
        const factor = (r: number, c: number) =>
          new Matrix(Array.from({ length: r }, () => Array.from({ length: c }, () => random() - 0.5)));
        const data = Float32Array.from(factor(rows, rank).mmul(factor(rank, columns)).to1DArray());
        const weight = { dims: [rows, columns, 1, 1], data };
        expectNear(singularValues(weight), witness(weight));
      },
    ),
    { numRuns: 200 },
  );
});

describe('the layers of 1.0', () => {
  const bytes = starter('1.0');
  const graph = readOnnx(bytes);
  const layers = readNetwork(bytes).layers.filter(({ op }) => op.kind === 'conv');

  test.each(layers)(
    '$key',
    (layer) => {
      const parameters = parametersOf(graph, layer);
      if (!parameters) throw new Error('no weights');
      expectNear(singularValues(parameters.weight), witness(parameters.weight));
    },
    60_000,
  );
});

function ofRows(rows: number, ...data: number[]) {
  return singularValues({ dims: [rows, data.length / rows], data: Float32Array.from(data) });
}

test('worked by hand', () => {
  expectNear(ofRows(2, 3, 0, 0, -4), [4, 3]);
  expectNear(ofRows(3, 1, 1, 1, 1, 1, 1), [Math.sqrt(6), 0]);
  expectNear(ofRows(2, 0, 0, 0, 0), [0, 0]);
  expectNear(ofRows(1, 3, 4), [5]);
});

test('none where a weight is not finite, or where it would take minutes', () => {
  expect(singularValues({ dims: [1, 2], data: Float32Array.of(1, Number.NaN) })).toBeNull();
  expect(singularValues({ dims: [1, 2], data: Float32Array.of(1, Infinity) })).toBeNull();
  expect(singularValues({ dims: [4096, 4096], data: new Float32Array(4096 * 4096) })).toBeNull();
});

test('the effective rank counts energy', () => {
  const values = Float64Array.of(3, 2, 1, 0);
  expect([0.5, 0.64, 0.65, 0.92, 0.93, 1].map((share) => effectiveRank(values, share))).toEqual([
    1, 1, 2, 2, 3, 3,
  ]);
  expect(effectiveRank(new Float64Array(3), 0.9)).toBe(0);
});
