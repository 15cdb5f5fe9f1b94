import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digest, pattern } from '../fixtures/node/pattern';
import type { Pixels, Rect } from './pixels';
import { resample } from './resample';

/** For each output along one axis, the share of each input: a triangle as wide as the output, at least two inputs. */
function shares(inputs: number, from: number, length: number, outputs: number): number[][] {
  const scale = length / outputs;
  return Array.from({ length: outputs }, (_, output) => {
    const centre = from + (output + 0.5) * scale;
    const weights = Array.from({ length: inputs }, (_, i) =>
      Math.max(0, 1 - Math.abs(i + 0.5 - centre) / Math.max(1, scale)),
    );
    const sum = weights.reduce((a, b) => a + b);
    return weights.map((weight) => weight / sum);
  });
}

/** The definition, slowly: every output is the weighted mean of all inputs, both axes at once, in floats. */
function slowly(
  { width: inputs, height: lines, data }: Pixels,
  width: number,
  height: number,
  box: Rect,
): number[] {
  return shares(lines, box.y, box.height, height).flatMap((down) =>
    shares(inputs, box.x, box.width, width).flatMap((across) =>
      [0, 1, 2, 3].map((c) =>
        down.reduce(
          (sum, row, y) =>
            across.reduce(
              (sum, column, x) => sum + row * column * (data[(y * inputs + x) * 4 + c] ?? NaN),
              sum,
            ),
          0,
        ),
      ),
    ),
  );
}

const side = fc.integer({ min: 1, max: 14 });
const picture = fc.tuple(side, side).chain(([width, height]) =>
  fc.uint8Array({ minLength: width * height * 3, maxLength: width * height * 3 }).map((bytes): Pixels => {
    const data = new Uint8ClampedArray(width * height * 4).fill(255);
    bytes.forEach((byte, i) => (data[Math.floor(i / 3) * 4 + (i % 3)] = byte));
    return { width, height, data };
  }),
);

function mirrored({ width, height, data }: Pixels): Pixels {
  const result = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      result.set(data.subarray((y * width + x) * 4, (y * width + x + 1) * 4), ((y + 1) * width - 1 - x) * 4);
  return { width, height, data: result };
}

function furthest(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Math.max(...Array.from(a, (value, i) => Math.abs(value - (b[i] ?? NaN))));
}

function mean({ data }: Pixels): number {
  return data.reduce((sum, byte, i) => (i % 4 === 3 ? sum : sum + byte), 0) / ((data.length / 4) * 3);
}

// Digests of pattern(37, 23) resampled by Pillow 12.3.0: Image.resize((width, height), BILINEAR, box).
test.each<[string, number, number, Rect | undefined, string]>([
  ['smaller', 16, 9, undefined, '0964afc486df916ff8b530cb52a7e67e74bd91f9be2aa418874ba15a5f1ad3e9'],
  ['larger', 50, 60, undefined, '73a42790a7a8b9a7f859b41680488f7c9f63ccef3746ed92bf9047faaa883515'],
  ['same width', 37, 11, undefined, 'd24bdb02c3266c9b1f7820b3f14791a20f658e26c3b5e0a940f20f2693d9af76'],
  ['same height', 8, 23, undefined, '3f3a9d4a7167aece3765dd1579ffaf85160de2ba8730400d03b384fc4d91c39a'],
  [
    'fractional box',
    12,
    12,
    { x: 3.25, y: 1.5, width: 30.5, height: 18.625 },
    'f47227539993f24f6b60892cf32e36df1504245ac5e6b542cdb1bd4121874208',
  ],
  [
    'whole box, same size',
    10,
    10,
    { x: 20, y: 4, width: 10, height: 10 },
    '91a4a2b9d5265cf7607d8bf868908ed55caaa543f3d445bef13b33ee68be5c1f',
  ],
])('is byte for byte what Pillow gives: %s', (_, width, height, box, expected) => {
  expect(digest(resample(pattern(37, 23), width, height, box))).toBe(expected);
});

describe('any picture', () => {
  test('is within one level a pass of the definition in floats', () => {
    fc.assert(
      fc.property(
        picture,
        side,
        side,
        fc.double({ min: 0, max: 0.4, noNaN: true }),
        (source, width, height, cut) => {
          const box = {
            x: source.width * cut,
            y: source.height * cut,
            width: source.width * (1 - 2 * cut),
            height: source.height * (1 - 2 * cut),
          };
          const wanted = slowly(source, width, height, box);
          expect(furthest(resample(source, width, height, box).data, wanted)).toBeLessThanOrEqual(1.01);
        },
      ),
    );
  });

  test('stays itself at its own size', () => {
    fc.assert(
      fc.property(picture, (source) => {
        expect(resample(source, source.width, source.height)).toEqual(source);
      }),
    );
  });

  test('of one colour stays of that colour, opaque', () => {
    fc.assert(
      fc.property(fc.nat(255), side, side, side, side, (byte, width, height, toWidth, toHeight) => {
        const pixels = (w: number, h: number) =>
          new Uint8ClampedArray(w * h * 4).map((_, i) => (i % 4 === 3 ? 255 : byte));
        const { data } = resample({ width, height, data: pixels(width, height) }, toWidth, toHeight);
        expect(data).toEqual(pixels(toWidth, toHeight));
      }),
    );
  });

  test('mirrored gives the mirrored result', () => {
    fc.assert(
      fc.property(picture, side, side, (source, width, height) => {
        const turned = mirrored(resample(mirrored(source), width, height));
        expect(furthest(turned.data, resample(source, width, height).data)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('seen through a whole box at its own scale is cut out', () => {
    const source = pattern(20, 12);
    const { data } = resample(source, 5, 4, { x: 9, y: 3, width: 5, height: 4 });
    const cut = [3, 4, 5, 6].flatMap((y) =>
      Array.from(source.data.subarray((y * 20 + 9) * 4, (y * 20 + 14) * 4)),
    );
    expect(Array.from(data)).toEqual(cut);
  });
});

test('keeps the mean of a picture that shrinks by a whole factor', () => {
  const noise = pattern(256, 256);
  const small = resample(noise, 64, 64);
  expect(Math.abs(mean(small) - mean(noise))).toBeLessThan(1);
});

test('refuses what cannot be', () => {
  expect(() => resample(pattern(4, 4), 0, 3)).toThrow(RangeError);
  expect(() => resample(pattern(4, 4), 2, 2, { x: 1, y: 0, width: 4, height: 4 })).toThrow(RangeError);
  expect(() => resample(pattern(4, 4), 2, 2, { x: 1, y: 0, width: 0, height: 4 })).toThrow(RangeError);
});
