import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { digest, pattern } from '../fixtures/node/pattern';
import { frame, meanColour } from './frame';
import { fits, type Fit, type InputRecipe } from './pixels';

const shared = process.env['SQUEEZELENS_SHARED'];
const authors: InputRecipe = {
  size: 227,
  resize: 256,
  via: null,
  order: 'BGR',
  scale: 1,
  mean: [104, 117, 123],
  std: [1, 1, 1],
};
const torchvision: InputRecipe = {
  ...authors,
  size: 224,
  order: 'RGB',
  scale: 1 / 255,
  mean: [0.485, 0.456, 0.406],
  std: [0.229, 0.224, 0.225],
};

test('the mean colour is in the order of the screen, in bytes', () => {
  expect(meanColour(authors)).toEqual([123, 117, 104]);
  expect(meanColour(torchvision)).toEqual([124, 116, 104]);
});

// Digests of pattern(300, 200) after Pillow 12.3.0's resize, crop and paste (warp and cover crop at 14, 14).
test.each<[Fit, number | null, string]>([
  ['warp', null, '5b434b4f7ab4da7a1ce2a055abccbe791a59a9109556f3168bd4814e7f0a404b'],
  ['warp', 64, '27bd6345bca61e6ea0e569cd8fa18cfa8953d21f8b63ab373ce6728f9d8d9f3d'],
  ['cover', null, 'd7cc5e3be6d82d5cb1a9a77c550906d34347f3152f77685b95a3ca98adea1987'],
  ['cover', 64, '83d8694b0155a114b78cda75f5ec76a63370eaf0424ae9928e68b56b189fe5e7'],
  ['contain', null, '151ee323111b0491629c0eb678c2c48b9d656ecec2d383649338e3aa2a791234'],
  ['contain', 64, '87da3b953b1619e01b6c31d62a09d3d64a84fb91359e8788ff96fb6e23570f81'],
])('%s by way of %s is byte for byte what Pillow gives', (fit, via, expected) => {
  const { pixels } = frame(pattern(300, 200), { ...authors, via }, fit);
  expect([pixels.width, pixels.height]).toEqual([227, 227]);
  expect(digest(pixels)).toBe(expected);
});

const cropOf = (width: number, height: number, fit: Fit) => frame(pattern(width, height), authors, fit).crop;

describe('the part of the source that is fed', () => {
  test('of a warped picture is the crop, unwarped', () => {
    expect(cropOf(512, 128, 'warp')).toEqual({ x: 28, y: 7, width: 454, height: 113.5 });
  });
  test('of a covering picture is square and central', () => {
    expect(cropOf(512, 256, 'cover')).toEqual({ x: 142, y: 14, width: 227, height: 227 });
    expect(cropOf(256, 512, 'cover')).toEqual({ x: 14, y: 142, width: 227, height: 227 });
  });
  test('of a contained picture goes beyond it', () => {
    expect(cropOf(454, 226, 'contain')).toEqual({ x: 0, y: -114, width: 454, height: 454 });
  });
  test('of a thin line still has a pixel', () => {
    for (const fit of fits) expect(frame(pattern(900, 1), authors, fit).pixels.width).toBe(227);
  });
});

test.each([
  [300, 200],
  [227, 227],
  [256, 700],
  [900, 256],
])('blue first and with anything for alpha, %i x %i give the same as RGBA', (width, height) => {
  const source = pattern(width, height);
  const data = source.data.slice();
  for (let i = 0; i < data.length; i += 4) data.set([...source.data.subarray(i, i + 3)].reverse(), i);
  const red = { ...source, data: source.data.map((value, i) => (i % 4 === 3 ? i : value)) };
  for (const fit of fits) {
    const expected = digest(frame(source, authors, fit).pixels);
    expect(
      digest(
        frame(
          { ...source, data: data.map((value, i) => (i % 4 === 3 ? i : value)), order: 'BGRX' },
          authors,
          fit,
        ).pixels,
      ),
    ).toBe(expected);
    expect(digest(frame({ ...red, order: 'RGBX' }, authors, fit).pixels)).toBe(expected);
  }
});

test('transparency is laid on the mean colour, which the input tensor has as zero', () => {
  const source = pattern(227, 227);
  source.data.fill(0, 0, 4);
  const { pixels, unchanged } = frame(source, authors, 'warp');
  expect(unchanged).toBe(false);
  expect(Array.from(pixels.data.subarray(0, 4))).toEqual([123, 117, 104, 255]);
  source.data.set([123, 117, 104, 255]);
  expect(digest(pixels)).toBe(digest(source));
});

test.skipIf(!shared)(
  'a recorded 227 x 227 crop is fed byte for byte, whatever the fit (SQUEEZELENS_SHARED)',
  () => {
    const { width, height, data } = PNG.sync.read(
      readFileSync(join(shared ?? '', 'reference/n02099601.227.png')),
    );
    const crop = { width, height, data: new Uint8ClampedArray(data) };
    for (const fit of fits)
      for (const via of [null, 64]) {
        const framed = frame(crop, { ...authors, via }, fit);
        expect(framed).toEqual({
          pixels: crop,
          source: { width: 227, height: 227 },
          crop: { x: 0, y: 0, width: 227, height: 227 },
          unchanged: true,
        });
      }
  },
);
