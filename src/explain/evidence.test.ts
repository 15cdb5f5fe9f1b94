import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { pngPixels, recipe } from '../fixtures/node/engine';
import { nativeRun, nativeRuns, seeded, starter, type NativeRun } from '../fixtures/node/native';
import { pattern } from '../fixtures/node/pattern';
import { readNetwork } from '../network/network';
import { readOnnx } from '../network/onnx';
import { Sketch, square } from '../network/sketch';
import { layerOf } from '../network/types';
import { parametersOf } from '../network/weights';
import { inputTensor } from '../tensor/input';
import type { Tensor } from '../tensor/tensor';
import { contrast, evidence, evidenceDomain, evidenceHead, evidenceTerms } from './evidence';

// Thousands of values take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const shared = process.env['SQUEEZELENS_SHARED'];

/** The largest distance between the mean of a class's map, added up here once more, and the runtime's logit. */
function worstDistance({ network, post }: NativeRun): number {
  let worst = 0;
  for (let index = 0; index < 1000; index++) {
    const found = evidence(network, post, index);
    if (found.kind === 'unavailable') throw new Error(found.reason);
    const maps = post.get('conv10')!;
    const size = maps.data.length / 1000;
    const values = maps.data.slice(index * size, (index + 1) * size);
    const logit = post.get('pool10')!.data.at(index)!;
    expect(found).toMatchObject({ kind: 'exact', maps: 'conv10', bias: 0, logit });
    expect(found.map.data).toEqual(values);
    expect(found.verdict.agrees).toBe(true);
    const mean = values.reduce((sum, value) => sum + value, 0) / size;
    expect(found.mean).toBeCloseTo(mean, 10);
    worst = Math.max(worst, Math.abs(mean - logit) / Math.max(1, Math.abs(logit)));
  }
  return worst;
}

describe.each(['1.0', '1.1'] as const)('SqueezeNet %s', (version) => {
  test('the mean of every map of conv10 is the logit, and one scale holds all maps', async () => {
    const samples = ['ladybug', 'lighthouse'].map((name) =>
      pngPixels(readFileSync(`src/fixtures/recorded/${name}.227.png`)),
    );
    const inputs = [...samples, pattern(227, 227)].map((pixels) => inputTensor(pixels, recipe));
    const runs = await nativeRuns(starter(version), inputs);
    for (const run of runs) expect(worstDistance(run)).toBeLessThanOrEqual(1e-5);
    const run = runs.at(-1)!;
    const largest = [...run.post.get('conv10')!.data].sort((a, b) => b - a).at(0);
    expect(evidenceDomain(run.network, run.post)).toEqual({ min: 0, max: largest });
    expect(evidence(run.network, run.post, 1000)).toEqual({ kind: 'unavailable', reason: 'class' });
    expect(evidence(run.network, new Map(), 0)).toEqual({ kind: 'unavailable', reason: 'tensors' });
  });

  test.skipIf(!shared)(
    "the same with the authors' weights on four pictures (needs the reference folder)",
    async () => {
      const pictures = ['n02099601', 'n02123045', 'n04285008', 'n07873807'].map((name) =>
        inputTensor(pngPixels(readFileSync(join(shared ?? '', `reference/${name}.227.png`))), recipe),
      );
      const bytes = readFileSync(join(shared ?? '', `weights/squeezenet${version}.onnx`));
      for (const run of await nativeRuns(bytes, pictures))
        expect(worstDistance(run)).toBeLessThanOrEqual(1e-5);
    },
  );
});

describe.each([1, 0])('a linear layer after global pooling (transB %i)', (transB) => {
  const net = new Sketch(9, 11);
  const maps = net.conv('x', [3, 4], square(3, 2));
  const flat = net.node('Flatten', [net.node('GlobalAveragePool', [maps])]);
  const weight = net.store(transB ? [5, 4] : [4, 5]);
  const output = net.node('Softmax', [net.node('Gemm', [flat, weight, net.store([5])], { transB })]);
  const random = seeded(3 + transB);
  for (const { data } of net.stored) data.forEach((_, i) => (data[i] = random() - 0.5));
  const bytes = net.to(output);
  const input: Tensor = {
    dims: [1, 3, 9, 11],
    data: Float32Array.from({ length: 297 }, () => random() * 2 - 1),
  };

  test('has the class activation map, whose mean and the bias make the logit', async () => {
    const { network, post } = await nativeRun(bytes, input);
    const head = evidenceHead(network);
    if (head.kind !== 'linear') throw new Error(head.kind);
    const parameters = parametersOf(readOnnx(bytes), layerOf(network, head.logits)!);
    const features = post.get(head.maps)!.data;
    const stored = net.stored.at(1)!.data;
    const size = 4 * 5;
    let [min, max] = [0, 0];
    for (let index = 0; index < 5; index++) {
      const found = evidence(network, post, index, parameters);
      if (found.kind === 'unavailable') throw new Error(found.reason);
      expect(found.verdict.agrees).toBe(true);
      expect(found.bias).toBe(net.stored.at(2)!.data.at(index));
      expect(Math.abs(found.mean + found.bias - found.logit)).toBeLessThan(1e-6);
      for (let i = 0; i < size; i++) {
        let sum = 0;
        for (let k = 0; k < 4; k++)
          sum += stored.at(transB ? index * 4 + k : k * 5 + index)! * features.at(k * size + i)!;
        expect(found.map.data.at(i)).toBeCloseTo(sum, 6);
        [min, max] = [Math.min(min, sum), Math.max(max, sum)];
      }
    }
    expect(min).toBeLessThan(0);
    // Row 2, column 3 of 4 x 5: every channel's value with the weights of class 4, then of class 4 less those of class 1.
    const at = { row: 2, column: 3 };
    for (const against of [null, 1]) {
      const terms = evidenceTerms(network, post, parameters, at, 4, against)!;
      expect(terms.map(({ source }) => source)).toContainEqual({ key: head.maps, channel: 2, ...at });
      const cells = [4, ...(against === null ? [] : [against])].map((index) => {
        const found = evidence(network, post, index, parameters);
        return found.kind === 'unavailable' ? NaN : found.map.data.at(13)!;
      });
      const sum = terms.reduce((total, { product }) => total + product, 0);
      expect(sum).toBeCloseTo((cells[0] ?? NaN) - (cells[1] ?? 0), 6);
      const sizes = terms.map(({ product }) => Math.abs(product));
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    }
    expect(evidenceTerms(network, post, null, at, 4)).toBeNull();
    const domain = evidenceDomain(network, post, parameters)!;
    expect(domain.min).toBeCloseTo(min, 10);
    expect(domain.max).toBeCloseTo(max, 10);
    expect(evidence(network, post, 0)).toEqual({ kind: 'unavailable', reason: 'weights' });
    expect(evidence(network, post, 5, parameters)).toEqual({ kind: 'unavailable', reason: 'class' });
  });
});

function pooled(net: Sketch): string {
  return net.node('Flatten', [net.node('GlobalAveragePool', [net.conv('x', [3, 4], square(3))])]);
}

describe('no exact map', () => {
  test.each([
    ['no-logits', (net: Sketch) => net.conv('x', [3, 4], square(3))],
    [
      'no-global-pooling',
      (net: Sketch) => net.node('Gemm', [net.node('Flatten', ['x']), net.store([108, 5])]),
    ],
    [
      'not-linear',
      (net: Sketch) =>
        net.node('Softmax', [net.node('Relu', [net.node('Gemm', [pooled(net), net.store([4, 5])])])]),
    ],
  ])('%s', (reason, draw) => {
    const net = new Sketch(6);
    const network = readNetwork(net.to(draw(net)));
    expect(evidenceHead(network)).toEqual({ kind: 'unavailable', reason });
    expect(evidence(network, new Map(), 0)).toEqual({ kind: 'unavailable', reason });
    expect(evidenceDomain(network, new Map())).toBeNull();
  });
});

test('a contrast is signed, and only between maps of one size', () => {
  const a = { height: 1, width: 2, data: Float32Array.of(1, 5) };
  const b = { height: 1, width: 2, data: Float32Array.of(3, 2) };
  expect(contrast(a, b)).toEqual({ height: 1, width: 2, data: Float32Array.of(-2, 3) });
  expect(() => contrast(a, { ...b, height: 2, width: 1 })).toThrow(RangeError);
});

test('NaN in a map is told, and does not spoil the scale of the others', async () => {
  const { network, post } = await nativeRun(starter('1.1'), inputTensor(pattern(227, 227), recipe));
  const maps = post.get('conv10')!;
  const spoiled = { ...maps, data: maps.data.slice() };
  spoiled.data[0] = Number.NaN;
  spoiled.data[1] = Infinity;
  const activations = new Map([...post, ['conv10', spoiled] as const]);
  expect(evidence(network, activations, 0)).toMatchObject({
    mean: Number.NaN,
    verdict: { agrees: false, over: 'nan' },
  });
  const rest = spoiled.data.filter(Number.isFinite).reduce((a, b) => Math.max(a, b), 0);
  expect(evidenceDomain(network, activations)).toEqual({ min: 0, max: rest });
});
