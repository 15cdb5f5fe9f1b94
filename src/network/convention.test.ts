import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildSqueezeNet, designs, widened, type Design } from './build';
import { asFiled } from './choices';
import { underConvention } from './convention';
import { totals } from './cost';
import { readNetwork } from './network';
import { NetworkError } from './types';

const filed = {
  '1.0': readNetwork(readFileSync('public/starter/squeezenet1.0-starter.onnx')),
  '1.1': readNetwork(readFileSync('public/starter/squeezenet1.1-starter.onnx')),
};

test.each(['1.0', '1.1'] as const)(
  '%s as its file says has the shapes and costs read from the file',
  (version) => {
    const network = filed[version];
    const again = underConvention(network, asFiled);
    expect(again.layers.map(({ key, shape, cost }) => ({ key, shape, cost }))).toEqual(
      network.layers.map(({ key, shape, cost }) => ({ key, shape, cost })),
    );
  },
);

/** The totals that people quote, in millions, from the reference. */
test.each([
  ['1.0', { size: 224, pools: 'floor' }, 777.2],
  ['1.0', { size: 224, pools: 'ceil' }, 818.9],
  ['1.0', { size: 227, pools: 'ceil', headPadding: 0 }, 832.7],
  ['1.0', { size: 227, pools: 'ceil', headPadding: 1 }, 861.3],
  ['1.1', { size: 224, pools: 'ceil' }, 349.2],
  ['1.1', { size: 227, pools: 'floor' }, 352.5],
  ['1.1', { size: 227, pools: 'ceil' }, 387.7],
] as const)('%s under %o costs %d M multiply-accumulates', (version, convention, millions) => {
  const { macs } = totals(underConvention(filed[version], { ...asFiled, ...convention }));
  expect(Number(((macs ?? 0) / 1e6).toFixed(1))).toBe(millions);
});

test('exact totals at 224 are those of the reference', () => {
  const at224 = { ...asFiled, size: 224 };
  expect(totals(underConvention(filed['1.0'], at224)).macs).toBe(818_924_576);
  expect(totals(underConvention(filed['1.1'], at224)).macs).toBe(349_151_936);
});

test('padding the head of 1.0 gives the 15 x 15 maps of the authors’ deploy file', () => {
  const padded = underConvention(filed['1.0'], { ...asFiled, headPadding: 1 });
  expect(padded.layers.find(({ key }) => key === 'conv10')?.shape).toEqual([1000, 15, 15]);
});

const product = (dims: readonly number[]) => dims.reduce((a, b) => a * b, 1);
const read = (design: Design) =>
  readNetwork(buildSqueezeNet(design, (_, __, dims) => new Float32Array(product(dims))));

test('property: size and width give the shapes and costs of a network that is really built so', () => {
  const cases = fc.record({
    version: fc.constantFrom('1.0' as const, '1.1' as const),
    size: fc.integer({ min: 64, max: 320 }),
    width: fc.constantFrom(0.25, 0.5, 0.75, 1, 1.5),
  });
  fc.assert(
    fc.property(cases, ({ version, size, width }) => {
      const found = underConvention(filed[version], { ...asFiled, size }, width);
      const built = read({ ...widened(designs[version], width), size });
      expect(found.layers.map(({ key, shape, cost }) => ({ key, shape, cost }))).toEqual(
        built.layers.map(({ key, shape, cost }) => ({ key, shape, cost })),
      );
    }),
    { numRuns: 12 },
  );
});

test('a picture too small for the windows is an error, not a number', () => {
  expect(() => underConvention(filed['1.0'], { ...asFiled, size: 5 })).toThrow(NetworkError);
});

test('a layer that this page does not know keeps unknown costs under every convention', () => {
  const network = filed['1.1'];
  const layers = network.layers.map((layer) =>
    layer.key === 'fire5/concat'
      ? {
          ...layer,
          op: { kind: 'other' as const, type: 'Mystery', attributes: {} },
          shape: null,
          cost: { parameters: null, macs: null, outputBytes: null },
        }
      : layer,
  );
  const under = underConvention({ ...network, layers }, { ...asFiled, size: 224 });
  expect(under.layers.find(({ key }) => key === 'fire5/concat')?.cost.macs).toBeNull();
  expect(under.layers.find(({ key }) => key === 'conv10')?.cost).toMatchObject({
    macs: null,
    parameters: 513_000,
  });
  expect(totals(under).macs).toBeNull();
});
