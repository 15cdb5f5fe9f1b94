import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { histogram, statistics, type Statistics } from './stats';

/** Two passes, in float64, as the definitions say. */
function slowly(values: number[]): Statistics {
  const finite = values.filter(Number.isFinite);
  const mean = finite.reduce((sum, value) => sum + value, 0) / finite.length;
  return {
    count: values.length,
    mean,
    variance: finite.reduce((sum, value) => sum + (value - mean) ** 2, 0) / finite.length,
    min: finite.length === 0 ? NaN : Math.min(...finite),
    max: finite.length === 0 ? NaN : Math.max(...finite),
    zeros: values.filter((value) => value === 0).length,
    nans: values.filter(Number.isNaN).length,
    infinities: values.filter((value) => Math.abs(value) === Infinity).length,
  };
}

function expectClose(found: Statistics, wanted: Statistics) {
  const { mean, variance, min, max, ...counts } = found;
  const {
    mean: wantedMean,
    variance: wantedVariance,
    min: wantedMin,
    max: wantedMax,
    ...wantedCounts
  } = wanted;
  expect(counts).toEqual(wantedCounts);
  expect([min + 0, max + 0]).toEqual([wantedMin + 0, wantedMax + 0]);
  const size = Math.max(Math.abs(min), Math.abs(max));
  if (Number.isNaN(wantedMean)) expect([mean, variance]).toEqual([NaN, NaN]);
  else {
    expect(Math.abs(mean - wantedMean)).toBeLessThanOrEqual(1e-12 * size);
    expect(Math.abs(variance - wantedVariance)).toBeLessThanOrEqual(1e-9 * wantedVariance + Number.MIN_VALUE);
  }
}

function expectTrue(dims: number[], values: number[]) {
  const data = Float32Array.from(values);
  const rounded = Array.from(data);
  const found = statistics({ dims, data });
  const channels = dims[1] ?? 0;
  const size = rounded.length / channels;
  expectClose(found.whole, slowly(rounded));
  expect(found.channels).toHaveLength(channels);
  found.channels.forEach((part, i) => expectClose(part, slowly(rounded.slice(i * size, (i + 1) * size))));
}

const far = (i: number) => 1000 + Math.sin(i) / 8;

describe('statistics are those of two slow passes', () => {
  test('for any tensor, ReLU zeros and values that are not finite among them', () => {
    const value = fc.oneof(
      { weight: 6, arbitrary: fc.float({ min: -1e4, max: 1e4, noNaN: true }) },
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity) },
    );
    const tensor = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .chain(([c, h, w]) =>
        fc
          .array(value, { minLength: c * h * w, maxLength: c * h * w })
          .map((values) => ({ dims: [1, c, h, w], values })),
      );
    fc.assert(fc.property(tensor, ({ dims, values }) => expectTrue(dims, values)));
  });

  test('for a small spread far from zero, whichever value comes first', () => {
    expectTrue(
      [1, 2, 50, 50],
      Array.from({ length: 5000 }, (_, i) => far(i)),
    );
    expectTrue(
      [1, 2, 50, 50],
      Array.from({ length: 5000 }, (_, i) => (i % 2500 === 0 ? 1e6 : far(i))),
    );
  });

  test('for a vector, each channel a single value', () => {
    expectTrue([1, 4], [3, -1, 0, 7.5]);
  });
});

const reference = join(process.env['SQUEEZELENS_SHARED'] ?? '', 'reference');

test.skipIf(!process.env['SQUEEZELENS_SHARED']).each([
  ['1.0', 'pool1'],
  ['1.0', 'fire5/concat'],
  ['1.1', 'conv10'],
])('statistics of %s %s are the recorded ones (SQUEEZELENS_SHARED)', (version, layer) => {
  const { cases }: { cases: Recorded[] } = JSON.parse(
    readFileSync(join(reference, 'activations.json'), 'utf8'),
  );
  const recorded = cases.find((one) => one.version === version && one.image === 'n02099601.227.png')?.tensors[
    layer
  ];
  const bytes = readFileSync(join(reference, `n02099601.v${version}.${layer.replace('/', '_')}.f32`));
  const data = new Float32Array(new Uint8Array(bytes).buffer);
  const { mean, variance, min, max, zeros } = statistics({ dims: recorded?.shape ?? [], data }).whole;
  expect({ min, max, zeros }).toEqual({ min: recorded?.min, max: recorded?.max, zeros: recorded?.zeros });
  expect(mean / (recorded?.mean ?? NaN)).toBeCloseTo(1, 11);
  expect(Math.sqrt(variance) / (recorded?.std ?? NaN)).toBeCloseTo(1, 11);
});

interface Recorded {
  image: string;
  version: string;
  tensors: Record<
    string,
    { shape: number[]; mean: number; std: number; min: number; max: number; zeros: number }
  >;
}

test('dead channels are zero everywhere', () => {
  const data = new Float32Array([0, 0, 0, 1, -0, 0]);
  expect(statistics({ dims: [1, 3, 1, 2], data }).dead).toEqual([0, 2]);
});

test('a tensor is measured once', () => {
  const tensor = { dims: [1, 1, 1, 2], data: new Float32Array([1, 2]) };
  expect(statistics(tensor)).toBe(statistics(tensor));
  expect(statistics({ ...tensor })).not.toBe(statistics(tensor));
});

describe('a histogram', () => {
  test('counts each value in its bin, the upper end in the last', () => {
    const values = new Float32Array([0, 0.5, 0.99, 1, 2.5, 4, 4.1, -0.1, Infinity, -Infinity, NaN]);
    expect(histogram(values, { min: 0, max: 4 }, 4)).toEqual({
      counts: [3, 1, 1, 1],
      below: 2,
      above: 2,
      nans: 1,
    });
  });

  test('loses nothing', () => {
    fc.assert(
      fc.property(fc.float32Array(), fc.integer({ min: 1, max: 9 }), (values, bins) => {
        const { counts, below, above, nans } = histogram(values, { min: -1, max: 1 }, bins);
        expect(counts.reduce((a, b) => a + b, below + above + nans)).toBe(values.length);
      }),
    );
  });

  test('needs a width', () => {
    expect(() => histogram(new Float32Array(1), { min: 1, max: 1 }, 3)).toThrow(RangeError);
  });
});
