import { describe, expect, test } from 'vitest';
import { recipe } from '../fixtures/node/engine';
import { nativeRun, starter } from '../fixtures/node/native';
import { pattern } from '../fixtures/node/pattern';
import { readNetwork } from '../network/network';
import { inputTensor } from '../tensor/input';
import { branchShares, fireFacts } from './branches';

/** Channels in, s1x1, e1x1 and e3x3 of the released modules; map side of 1.0 and 1.1 at 227 pixels. */
const modules = [
  ['fire2', { '1.0': 96, '1.1': 64 }, 16, 64, { '1.0': 55, '1.1': 56 }],
  ['fire3', { '1.0': 128, '1.1': 128 }, 16, 64, { '1.0': 55, '1.1': 56 }],
  ['fire4', { '1.0': 128, '1.1': 128 }, 32, 128, { '1.0': 55, '1.1': 28 }],
  ['fire5', { '1.0': 256, '1.1': 256 }, 32, 128, { '1.0': 27, '1.1': 28 }],
  ['fire6', { '1.0': 256, '1.1': 256 }, 48, 192, { '1.0': 27, '1.1': 14 }],
  ['fire7', { '1.0': 384, '1.1': 384 }, 48, 192, { '1.0': 27, '1.1': 14 }],
  ['fire8', { '1.0': 384, '1.1': 384 }, 64, 256, { '1.0': 27, '1.1': 14 }],
  ['fire9', { '1.0': 512, '1.1': 512 }, 64, 256, { '1.0': 13, '1.1': 14 }],
] as const;

describe.each(['1.0', '1.1'] as const)('SqueezeNet %s', (version) => {
  const network = readNetwork(starter(version));

  test.each(modules)('%s as the paper counts it', (name, inputs, squeeze, expand, side) => {
    const stage = network.stages.find((stage) => stage.name === name);
    if (stage?.kind !== 'fire') throw new Error(`no ${name}`);
    const c = inputs[version];
    const area = side[version] ** 2;
    const own = c * squeeze + 10 * squeeze * expand;
    expect(fireFacts(network, stage)).toEqual({
      inputs: c,
      squeeze,
      expand1x1: expand,
      expand3x3: expand,
      squeezeRatio: 0.125,
      share3x3: 0.5,
      asIs: { parameters: own + squeeze + 2 * expand, macs: own * area },
      withoutSqueeze: { parameters: 10 * c * expand + 2 * expand, macs: 10 * c * expand * area },
    });
  });

  test('the shares of the branches are those of a slow count', async () => {
    const { post } = await nativeRun(starter(version), inputTensor(pattern(227, 227), recipe));
    for (const [name, , , expand] of modules) {
      const concat = post.get(`${name}/concat`)!;
      const [, channels = 0, height = 0, width = 0] = concat.dims;
      const sums = [0, 0];
      const squares = [0, 0];
      for (let c = 0; c < channels; c++)
        for (let y = 0; y < height; y++)
          for (let x = 0; x < width; x++) {
            const value = concat.data.at((c * height + y) * width + x)!;
            const half = c < expand ? 0 : 1;
            sums[half] = sums.at(half)! + value;
            squares[half] = squares.at(half)! + value ** 2;
          }
      const found = branchShares(concat, [expand, expand]);
      found.forEach(({ sum, energy, ofSum, ofEnergy }, i) => {
        expect(sum / sums.at(i)!).toBeCloseTo(1, 9);
        expect(energy / squares.at(i)!).toBeCloseTo(1, 9);
        expect(ofSum).toBeCloseTo(sums.at(i)! / (sums.at(0)! + sums.at(1)!), 9);
        expect(ofEnergy).toBeCloseTo(squares.at(i)! / (squares.at(0)! + squares.at(1)!), 9);
      });
    }
  });
});

test('fire5 of 1.0 without its squeeze layer: 327,936 parameters and 239 million multiply-accumulates', () => {
  const network = readNetwork(starter('1.0'));
  const stage = network.stages.find((stage) => stage.name === 'fire5');
  if (stage?.kind !== 'fire') throw new Error('no fire5');
  expect(fireFacts(network, stage)?.withoutSqueeze).toEqual({ parameters: 327_936, macs: 238_878_720 });
});

function shares(...data: number[]) {
  return branchShares({ dims: [1, 2, 1, 1], data: Float32Array.from(data) }, [1, 1]);
}

test('of nothing, or of what is not finite, there is no share', () => {
  expect(shares(0, 0)).toMatchObject([{ ofSum: null }, { ofEnergy: null }]);
  expect(shares(1, Number.NaN)).toMatchObject([
    { sum: 1, ofSum: null, ofEnergy: null },
    { sum: Number.NaN, ofSum: null },
  ]);
  expect(shares(-1, 3)).toMatchObject([
    { ofSum: 0.25, ofEnergy: 0.1 },
    { ofSum: 0.75, ofEnergy: 0.9 },
  ]);
  expect(() => branchShares({ dims: [1, 2, 1, 1], data: new Float32Array(2) }, [1, 2])).toThrow(RangeError);
});
