import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { readNetwork } from './network';
import { inputRect } from './receptive';
import { Sketch, square } from './sketch';
import { layerOf } from './types';

/** Worked out by hand: size = 1 + sum of (k - 1) * jump before; start = -sum of pad * jump before. */
test.each([
  [
    '1.0',
    {
      conv1: [7, 2, 0],
      pool1: [11, 4, 0],
      'fire4/concat': [35, 4, -12],
      pool8: [123, 16, -44],
      conv10: [155, 16, -60],
    },
  ],
  [
    '1.1',
    {
      conv1: [3, 2, 0],
      pool3: [31, 8, -8],
      'fire5/concat': [63, 8, -24],
      pool5: [79, 16, -24],
      conv10: [207, 16, -88],
    },
  ],
])('of SqueezeNet %s', (version, expected) => {
  const network = readNetwork(readFileSync(`public/starter/squeezenet${version}-starter.onnx`));
  for (const [key, [size = 0, jump = 0, start = 0]] of Object.entries(expected))
    expect(layerOf(network, key)?.receptive, key).toEqual({
      size: [size, size],
      jump: [jump, jump],
      start: [start, start],
    });
  expect(layerOf(network, 'pool10')?.receptive).toBeNull();
  const conv10 = layerOf(network, 'conv10');
  expect(conv10 && inputRect(conv10, 0, 1)).toEqual(
    version === '1.0'
      ? { top: -60, left: -44, bottom: 94, right: 110 }
      : { top: -88, left: -72, bottom: 118, right: 134 },
  );
});

const number = (min: number, max: number) => fc.integer({ min, max });
const step = fc
  .record({
    type: fc.constantFrom('Conv', 'MaxPool', 'AveragePool'),
    kernel: fc.tuple(number(1, 3), number(1, 3)),
    strides: fc.tuple(number(1, 2), number(1, 2)),
    dilations: fc.tuple(number(1, 2), number(1, 2)),
    pads: fc.array(number(0, 2), { minLength: 4, maxLength: 4 }),
    ceil: number(0, 1),
  })
  .map(({ type, kernel, strides, dilations, pads, ceil }) => ({
    type,
    attributes: {
      kernel_shape: kernel,
      strides,
      pads: pads.map((pad, i) => Math.min(pad, (kernel[i % 2] ?? 1) - 1)),
      ...(type === 'AveragePool' ? {} : { dilations }),
      ...(type === 'Conv' ? {} : { ceil_mode: ceil }),
    },
  }));

const side = 14;
/** One to three windows that fit into each other, counted without rounding up. */
const chains = fc.array(step, { minLength: 1, maxLength: 3 }).filter((steps) =>
  [0, 1].every((axis) => {
    const last = steps.reduce((extent, { attributes: { kernel_shape, strides, pads, dilations } }) => {
      const reach = ((kernel_shape[axis] ?? 1) - 1) * (dilations?.[axis] ?? 1) + 1;
      const room = extent + (pads[axis] ?? 0) + (pads[axis + 2] ?? 0) - reach;
      return room < 0 ? -Infinity : Math.floor(room / (strides[axis] ?? 1)) + 1;
    }, side);
    return last > 0;
  }),
);

test('is what one lit pixel after the other shows', async () => {
  const pixels = side * side;
  let inside = 0;
  await fc.assert(
    fc.asyncProperty(chains, async (steps) => {
      const net = new Sketch(side);
      const output = steps.reduce(
        (input, { type, attributes }) =>
          type === 'Conv' ? net.conv(input, [3, 3], attributes) : net.node(type, [input], attributes),
        'x',
      );
      const bytes = net.to(output);
      const layer = readNetwork(bytes).layers.at(-1);
      const [, height = 0, width = 0] = layer?.shape ?? [];
      // All weights are 1, so a position is above zero exactly where it sees the one pixel that is lit.
      const pictures = new Float32Array(pixels * 3 * pixels);
      for (let pixel = 0; pixel < pixels; pixel++) pictures[pixel * 3 * pixels + pixel] = 1;
      const session = await InferenceSession.create(bytes, { logSeverityLevel: 4 });
      const run = await session.run({ x: new Tensor('float32', pictures, [pixels, 3, side, side]) });
      await session.release();
      const values = run[output]?.data ?? [];
      for (let row = 0; row < height; row++)
        for (let column = 0; column < width; column++) {
          const seen = Array.from({ length: pixels }, (_, pixel) => pixel).filter(
            (pixel) => Number(values[(pixel * 3 * height + row) * width + column]) > 0,
          );
          const rows = seen.map((pixel) => Math.floor(pixel / side));
          const columns = seen.map((pixel) => pixel % side);
          const found = layer && inputRect(layer, row, column);
          expect(found).toBeTruthy();
          if (!found || seen.length === 0) continue;
          const lit = {
            top: Math.min(...rows),
            left: Math.min(...columns),
            bottom: Math.max(...rows),
            right: Math.max(...columns),
          };
          if (found.top >= 0 && found.left >= 0 && found.bottom < side && found.right < side) {
            inside++;
            expect(lit).toEqual(found);
          } else {
            // At the rim it can be less: what lies in the padding of an inner layer sees nothing.
            expect(
              lit.top >= found.top &&
                lit.left >= found.left &&
                lit.bottom <= found.bottom &&
                lit.right <= found.right,
            ).toBe(true);
          }
        }
    }),
    { numRuns: 60 },
  );
  expect(inside).toBeGreaterThan(500);
});

test.each([
  ['SAME_UPPER', 0],
  ['SAME_LOWER', -1],
])('an odd row of padding goes where %s says', (auto_pad, start) => {
  const net = new Sketch(4);
  const layer = readNetwork(net.to(net.conv('x', [3, 1], { kernel_shape: [2, 2], auto_pad }))).layers.at(-1);
  expect(layer?.receptive).toEqual({ size: [2, 2], jump: [1, 1], start: [start, start] });
});

test('of a concatenation is the union, and unknown where the steps differ', () => {
  const net = new Sketch(16);
  const left = net.conv('x', [3, 2], { kernel_shape: [3, 1], pads: [0, 0, 2, 0] });
  const right = net.conv('x', [3, 2], { kernel_shape: [1, 5], pads: [0, 3, 0, 1] });
  const both = readNetwork(net.to(net.node('Concat', [left, right], { axis: 1 }))).layers.at(-1);
  expect(both?.receptive).toEqual({ size: [3, 5], jump: [1, 1], start: [0, -3] });

  const uneven = new Sketch(4);
  const halved = uneven.conv('x', [3, 2], square(1, 2));
  const kept = uneven.conv('x', [3, 2], square(3));
  const mixed = readNetwork(uneven.to(uneven.node('Concat', [halved, kept], { axis: 1 }))).layers.at(-1);
  expect(mixed).toMatchObject({ op: { kind: 'concat' }, shape: [4, 2, 2], receptive: null });
});
