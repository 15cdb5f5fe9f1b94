import {
  interpolateBrBG,
  interpolateCividis,
  interpolateInferno,
  interpolatePRGn,
  interpolatePuOr,
  interpolateRdBu,
  interpolateRgb,
  interpolateViridis,
  lab,
  rgb,
  type LabColor,
} from 'd3';
import { describe, expect, test } from 'vitest';
import { palette, paletteNames, type Palette } from './palette';

type Matrix = readonly (readonly [number, number, number])[];

/**
 * How a picture in linear RGB looks to eyes that lack one kind of cone: G. Machado, M. Oliveira, L. Fernandes, "A
 * Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009, matrices for severity 1.0.
 */
const eyes: Readonly<Record<string, Matrix>> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

type Bytes = readonly [number, number, number];

function linear(byte: number): number {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function encoded(value: number): number {
  const inside = Math.min(1, Math.max(0, value));
  return 255 * (inside <= 0.0031308 ? 12.92 * inside : 1.055 * inside ** (1 / 2.4) - 0.055);
}

/** The colour in CIELAB as these eyes see it. */
function seen([r, g, b]: Bytes, matrix: Matrix): LabColor {
  const [lr, lg, lb] = [linear(r), linear(g), linear(b)];
  const [sr = 0, sg = 0, sb = 0] = matrix.map(([x, y, z]) => encoded(x * lr + y * lg + z * lb));
  return lab(rgb(sr, sg, sb));
}

/** CIE76: about 2.3 is just noticeable. */
function deltaE(a: LabColor, b: LabColor): number {
  return Math.hypot(a.l - b.l, a.a - b.a, a.b - b.b);
}

/** The table's bytes as a canvas would take them. */
function bytesOf(words: Uint32Array): Bytes[] {
  const bytes = new Uint8ClampedArray(words.slice().buffer);
  return Array.from(words, (_, i) => {
    const [r = 0, g = 0, b = 0, a = 0] = bytes.subarray(i * 4, i * 4 + 4);
    expect(a).toBe(255);
    return [r, g, b];
  });
}

function colours({ table }: Palette, matrix: Matrix): LabColor[] {
  return bytesOf(table).map((bytes) => seen(bytes, matrix));
}

describe.each(Object.entries(eyes))('seen with %s', (_, matrix) => {
  test.each(paletteNames)('%s goes evenly from dark to light', (name) => {
    const lightness = colours(palette(name, 'sequential'), matrix).map(({ l }) => l);
    expect(lightness).toHaveLength(256);
    lightness.slice(1).forEach((l, i) => expect(l - (lightness[i] ?? NaN)).toBeGreaterThan(-0.1));
    lightness.slice(16).forEach((l, i) => expect(l - (lightness[i] ?? NaN)).toBeGreaterThan(1));
  });

  test.each(paletteNames)('%s with signs is light at zero and has two sides that differ', (name) => {
    const all = colours(palette(name, 'diverging'), matrix);
    const lightest = Math.max(...all.map(({ l }) => l));
    for (const middle of all.slice(127, 129)) expect(middle.l).toBeGreaterThan(Math.max(93, lightest - 2));
    const opposite = all.toReversed();
    all.slice(0, 96).forEach((below, i) => {
      const above = opposite[i];
      expect(above && deltaE(below, above)).toBeGreaterThan(20);
      expect(below.l).toBeLessThan(all[i + 16]?.l ?? NaN);
      expect(above?.l).toBeLessThan(opposite[i + 16]?.l ?? NaN);
    });
  });

  test.each(paletteNames)('NaN looks like nothing in %s', (name) => {
    for (const kind of ['sequential', 'diverging'] as const) {
      const { table, notFinite } = palette(name, kind);
      const [odd] = bytesOf(Uint32Array.of(notFinite));
      expect(odd).toEqual([255, 0, 255]);
      for (const bytes of bytesOf(table))
        expect(deltaE(seen(bytes, matrix), seen([255, 0, 255], matrix))).toBeGreaterThan(15);
    }
  });
});

const published = {
  inferno: [interpolateInferno, interpolateRdBu],
  viridis: [interpolateViridis, interpolatePuOr],
  cividis: [interpolateCividis, interpolateBrBG],
  greys: [interpolateRgb('black', 'white'), interpolatePRGn],
} as const;

test.each(paletteNames)('%s is what d3-scale-chromatic publishes; what is negative is cool', (name) => {
  const [sequential, diverging] = published[name];
  const expected = (of: (t: number) => string) =>
    Array.from({ length: 256 }, (_, i) => rgb(of(i / 255))).map(({ r, g, b }) => [r, g, b].map(Math.round));
  expect(bytesOf(palette(name, 'sequential').table)).toEqual(expected(sequential));
  expect(bytesOf(palette(name, 'diverging').table)).toEqual(expected((t) => diverging(1 - t)));
});

test('CSS colours are the entries of the table', () => {
  const { css, table } = palette('cividis', 'sequential');
  bytesOf(table).forEach(([r, g, b], i) => expect(css((i + 0.5) / 256)).toBe(rgb(r, g, b).formatHex()));
  expect([css(-1), css(2)]).toEqual([css(0), css(1)]);
});

test('a palette is made once', () => {
  expect(palette('inferno', 'diverging')).toBe(palette('inferno', 'diverging'));
  expect(palette('inferno', 'diverging')).not.toBe(palette('inferno', 'sequential'));
});
