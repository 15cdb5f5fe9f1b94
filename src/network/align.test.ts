import fc from 'fast-check';
import { expect, test } from 'vitest';
import { released } from '../fixtures/networks';
import { centreOf, partnerOf, positionAt, stagePairs } from './align';
import { pairings } from './choices';
import { layerOf } from './types';

const older = released('1.0');
const newer = released('1.1');

test('by role the key decides: what one lacks has no partner', () => {
  expect(partnerOf(newer, 'fire8/expand3x3', older, 'role')?.key).toBe('fire8/expand3x3');
  expect(partnerOf(newer, 'pool4', older, 'role')).toBeUndefined();
  expect(partnerOf(older, 'pool3', newer, 'role')).toBeUndefined();
});

test('by stride the last of a stride stands beside the last: 1.1 pools earlier', () => {
  // Strides after the pools, from the two architectures: 1.0 has 4 to fire4, 8 to fire8; 1.1 has 4 to fire3, 8 to fire5.
  const inNewer = (key: string) => partnerOf(newer, key, older, 'stride')?.key;
  expect(inNewer('pool4')).toBe('pool3');
  expect(inNewer('pool8')).toBe('pool5');
  expect(inNewer('fire8/expand3x3')).toBe('fire5/expand3x3');
  expect(inNewer('fire7/squeeze1x1')).toBe('fire4/squeeze1x1');
  expect(inNewer('fire5/squeeze1x1')).toBe('fire5/squeeze1x1');
  expect(inNewer('fire3/concat')).toBe('fire3/concat');
  expect(inNewer('conv10')).toBe('conv10');
  expect(partnerOf(older, 'fire6/concat', newer, 'stride')?.key).toBe('fire9/concat');
});

test('a layer is its own partner, however it is paired', () => {
  for (const { key } of older.layers)
    for (const pairing of pairings) expect(partnerOf(older, key, older, pairing)?.key).toBe(key);
});

test('a position is the one nearest to its own centre', () => {
  const layers = [...older.layers, ...newer.layers].filter(({ receptive }) => receptive);
  fc.assert(
    fc.property(fc.constantFrom(...layers), fc.nat(200), fc.nat(200), ({ receptive, shape }, r, c) => {
      const [, height = 1, width = 1] = shape ?? [];
      const at = { row: r % height, column: c % width };
      expect(
        receptive && positionAt(receptive, { height, width }, centreOf(receptive, at.row, at.column)),
      ).toEqual(at);
    }),
  );
});

test('a point leads to positions whose centres are within half a stride, in both networks, unless at the rim', () => {
  const keys = older.layers.flatMap(({ key, receptive }) =>
    receptive && layerOf(newer, key)?.receptive ? [key] : [],
  );
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.nat(226), fc.nat(226), (key, x, y) => {
      for (const network of [older, newer]) {
        const { receptive, shape } = layerOf(network, key) ?? {};
        const [, height = 1, width = 1] = shape ?? [];
        if (!receptive) continue;
        const { row, column } = positionAt(receptive, { height, width }, { x, y });
        const centre = centreOf(receptive, row, column);
        if (row > 0 && row < height - 1)
          expect(Math.abs(centre.y - y)).toBeLessThanOrEqual(receptive.jump[0] / 2);
        if (column > 0 && column < width - 1)
          expect(Math.abs(centre.x - x)).toBeLessThanOrEqual(receptive.jump[1] / 2);
      }
    }),
  );
});

test('stages stand in the order of both, and their costs add up to the totals of the reference', () => {
  const pairs = stagePairs([older, newer]);
  const names = pairs.map(({ name }) => name);
  expect(names.indexOf('pool3')).toBeGreaterThan(names.indexOf('fire3'));
  expect(names.indexOf('pool3')).toBeLessThan(names.indexOf('fire4'));
  expect(pairs.find(({ name }) => name === 'pool4')?.amounts[1]).toBeNull();
  const total = (which: number) => pairs.reduce((sum, { amounts }) => sum + (amounts[which]?.macs ?? 0), 0);
  expect([total(0), total(1)]).toEqual([832_667_936, 387_747_520]);
  const conv1 = pairs.find(({ name }) => name === 'conv1');
  expect(conv1?.amounts.map((amounts) => amounts?.macs)).toEqual([173_873_952, 3 * 3 * 3 * 64 * 113 * 113]);
});
