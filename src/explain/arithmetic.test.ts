import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { asker, outcomeOf, valueAt } from '../fixtures/node/asked';
import { pngPixels, recipe } from '../fixtures/node/engine';
import { nativeRun, seeded, starter, type NativeRun } from '../fixtures/node/native';
import { pattern } from '../fixtures/node/pattern';
import { readOnnx } from '../network/onnx';
import { layerOf, type Layer } from '../network/types';
import { parametersOf } from '../network/weights';
import { inputTensor } from '../tensor/input';
import { extents, type Tensor } from '../tensor/tensor';
import type { Explanation, Parameters, Question, Site, Term } from './explanation';
import { verdict } from './verdict';

// Thousands of values take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const shared = process.env['SQUEEZELENS_SHARED'];

/** 10,000 sites: every other one not zero, one in four on the border of a map that has more than one position. */
function sites({ network, post }: NativeRun, count: number) {
  const random = seeded(20250117);
  const below = (size: number) => Math.floor(random() * size);
  const chosen: { layer: Layer; channel: number; row: number; column: number }[] = [];
  while (chosen.length < count) {
    const layer = network.layers.at(below(network.layers.length))!;
    const { channels, height, width } = extents(post.get(layer.key)!);
    const site = { layer, channel: below(channels), row: below(height), column: below(width) };
    if (chosen.length % 4 === 0 && height > 1) {
      const [axis, end] = [below(2), below(2)];
      if (axis === 0) site.row = end * (height - 1);
      else site.column = end * (width - 1);
    }
    if (chosen.length % 4 === 0 && height === 1) continue;
    if (chosen.length % 2 === 0 && valueAt(post.get(layer.key), site) === 0) continue;
    chosen.push(site);
  }
  return chosen;
}

/** The third witness: a convolution without a thought, over a copy of the map with its padding written out. */
function plainConvolution(
  layer: Layer,
  input: Tensor,
  { weight, bias }: Parameters,
  site: Omit<Site, 'key'>,
) {
  if (layer.op.kind !== 'conv') throw new Error(layer.op.kind);
  const [kh, kw] = layer.op.window.kernel;
  const [sh, sw] = layer.op.window.strides;
  const [top, left, bottom, right] = layer.op.window.pads;
  const { channels, height, width } = extents(input);
  let sum = bias?.data[site.channel] ?? 0;
  for (let c = 0; c < channels; c++) {
    const padded = Array.from(
      { length: height + top + bottom },
      () => new Float64Array(width + left + right),
    );
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        padded[y + top]?.set([input.data[(c * height + y) * width + x] ?? 0], x + left);
    for (let y = 0; y < kh; y++)
      for (let x = 0; x < kw; x++)
        sum +=
          (padded[site.row * sh + y]?.[site.column * sw + x] ?? Number.NaN) *
          (weight.data[((site.channel * channels + c) * kh + y) * kw + x] ?? Number.NaN);
  }
  return sum;
}

const cases = (['1.0', '1.1'] as const).flatMap((version) => [
  {
    title: `${version}, starter weights, a pattern`,
    skip: false,
    bytes: () => starter(version),
    pixels: () => pattern(227, 227),
  },
  {
    title: `${version}, authors' weights, a golden retriever (needs the reference folder)`,
    skip: !shared,
    bytes: () => readFileSync(join(shared ?? '', `weights/squeezenet${version}.onnx`)),
    pixels: () => pngPixels(readFileSync(join(shared ?? '', 'reference/n02099601.227.png'))),
  },
]);

for (const { title, skip, bytes, pixels } of cases)
  describe.skipIf(skip)(title, () => {
    let run: NativeRun;
    let picture: NonNullable<Question['picture']>;
    beforeAll(async () => {
      picture = { pixels: pixels(), recipe };
      run = await nativeRun(bytes(), inputTensor(picture.pixels, recipe));
    });

    test("10,000 recomputed values are the runtime's", () => {
      const ask = asker(run, picture);
      const wrong: unknown[] = [];
      let nonzero = 0;
      let border = 0;
      for (const { layer, ...site } of sites(run, 10_000)) {
        const runtime = valueAt(run.post.get(layer.key), site);
        const { height, width } = extents(run.post.get(layer.key)!);
        const { value, before, sumOfAbs } = outcomeOf(ask(layer, site));
        const pre = run.pre.get(layer.key);
        const errors = [value - runtime, pre ? before - valueAt(pre, site) : 0];
        const near = errors.every((error) => Math.abs(error) <= 1e-5 * sumOfAbs);
        if (!near || !verdict(value, runtime, sumOfAbs).agrees)
          wrong.push({ ...site, key: layer.key, errors });
        if (runtime !== 0) nonzero++;
        if (height > 1 && (site.row % (height - 1) === 0 || site.column % (width - 1) === 0)) border++;
      }
      expect(wrong).toEqual([]);
      expect(nonzero).toBeGreaterThanOrEqual(5000);
      expect(border).toBeGreaterThanOrEqual(2500);
    });

    test('a convolution without a thought gives the same', () => {
      const ask = asker(run);
      const graph = readOnnx(run.bytes);
      let compared = 0;
      for (const { layer, ...site } of sites(run, 200)) {
        if (layer.op.kind !== 'conv') continue;
        const { before, sumOfAbs } = outcomeOf(ask(layer, site));
        const plain = plainConvolution(
          layer,
          run.post.get(layer.inputs.at(0)!)!,
          parametersOf(graph, layer)!,
          site,
        );
        expect(Math.abs(before - plain)).toBeLessThanOrEqual(1e-12 * sumOfAbs);
        compared++;
      }
      expect(compared).toBeGreaterThan(100);
    });

    test('one changed weight in the model is found out', () => {
      const { network, post } = run;
      const changed = run.bytes.slice();
      const layer = layerOf(network, 'fire5/expand3x3')!;
      const { height, width } = extents(post.get(layer.key)!);
      const active = post.get(layer.key)!.data.findIndex((value) => value > 0);
      const at = active % (height * width);
      const site = {
        channel: Math.floor(active / (height * width)),
        row: Math.floor(at / width),
        column: at % width,
      };
      const runtime = valueAt(post.get(layer.key), site);
      const honest = asker(run)(layer, site);
      if (honest.kind !== 'conv') throw new Error(honest.kind);
      expect(verdict(honest.outcome.value, runtime, honest.outcome.sumOfAbs).agrees).toBe(true);
      const part = honest.channels.at(0)!;
      const tap = part.products.findIndex(({ source }) => source === part.source);
      const raw = readOnnx(changed).initializers.get('fire5/expand3x3.weight')?.raw;
      if (!raw) throw new Error('no weights');
      const offset = ((site.channel * honest.channels.length + part.channel) * 9 + tap) * 4;
      const view = new DataView(raw.buffer, raw.byteOffset + offset, 4);
      expect(view.getFloat32(0, true)).toBe(part.products.at(tap)!.weight);
      view.setFloat32(0, view.getFloat32(0, true) * 1.01, true);
      const { value, sumOfAbs } = outcomeOf(asker({ ...run, bytes: changed })(layer, site));
      expect(verdict(value, runtime, sumOfAbs).agrees).toBe(false);
    });

    test('every term leads one layer down, and in the end to a pixel', () => {
      const ask = asker(run, picture);
      const random = seeded(7);
      for (let walk = 0; walk < 10; walk++) {
        let site: Site = { key: 'prob', channel: Math.floor(random() * 1000), row: 0, column: 0 };
        const visited: string[] = [];
        for (;;) {
          visited.push(site.key);
          const explanation = ask(layerOf(run.network, site.key)!, site);
          if (explanation.kind === 'input') {
            const { x, y, byte, colour } = explanation;
            expect([x, y]).toEqual([site.column, site.row]);
            expect(byte).toBe(picture.pixels.data[(y * 227 + x) * 4 + ['R', 'G', 'B'].indexOf(colour)]);
            break;
          }
          const terms = termsOf(explanation);
          const read = ({ source }: Term) =>
            typeof source === 'string' ? 0 : valueAt(run.post.get(source.key), source);
          expect(terms.filter((term) => term.value !== read(term))).toEqual([]);
          const inside = terms.filter(({ source }) => typeof source !== 'string');
          const next = inside[Math.floor(random() * inside.length)]?.source;
          if (!next || typeof next === 'string') throw new Error(`${site.key} leads nowhere`);
          expect(layerOf(run.network, site.key)!.inputs).toContain(next.key);
          site = next;
        }
        expect(visited).toEqual(
          expect.arrayContaining(['prob', 'pool10', 'conv10', 'fire9/concat', 'conv1', 'input']),
        );
      }
    });
  });

function termsOf(explanation: Explanation): readonly Term[] {
  switch (explanation.kind) {
    case 'conv':
      return explanation.channels.flatMap(({ products }) => products);
    case 'linear':
      return explanation.products;
    case 'maxpool':
    case 'average':
    case 'add':
      return explanation.terms;
    case 'concat':
    case 'relu':
      return [explanation.term];
    case 'softmax':
      return explanation.classes;
    case 'input':
    case 'unavailable':
      return [];
  }
}
