import * as fc from 'fast-check';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { readNetwork } from './network';
import { Sketch, square } from './sketch';

const pairOf = (max: number) => fc.tuple(fc.integer({ min: 1, max }), fc.integer({ min: 1, max }));
const windows = fc
  .record({
    kernel: pairOf(4),
    strides: pairOf(4),
    dilations: pairOf(2),
    size: pairOf(13),
    pads: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
  })
  .map(({ size, kernel, dilations, pads, ...window }) => ({
    ...window,
    kernel,
    dilations,
    // The runtime wants less padding than kernel, and an input that holds the window.
    pads: pads.map((pad, i) => Math.min(pad, (kernel[i % 2] ?? 1) - 1)),
    size: size.map((extent, i) => extent + ((kernel[i] ?? 1) - 1) * (dilations[i] ?? 1)),
  }));

/** Size of the output in the runtime and as foretold; the names of the nodes tell what was run. */
async function outputs(net: Sketch, output: string, [height = 1, width = 1]: readonly number[]) {
  const bytes = net.to(output);
  const session = await InferenceSession.create(bytes, { logSeverityLevel: 4 });
  const run = await session.run({
    x: new Tensor('float32', new Float32Array(3 * height * width), [1, 3, height, width]),
  });
  await session.release();
  const layer = readNetwork(bytes).layers.find((layer) => layer.tensor === output);
  return { found: [1, ...(layer?.shape ?? [])], expected: run[output]?.dims };
}

test.each(['Conv', 'MaxPool', 'AveragePool'])('%s gives the sizes that the runtime gives', async (type) => {
  await fc.assert(
    fc.asyncProperty(
      windows,
      fc.boolean(),
      fc.constantFrom('pads', 'VALID', 'SAME_UPPER', 'SAME_LOWER'),
      async (window, ceil, padding) => {
        const { kernel, dilations, pads, size } = window;
        // The runtime refuses a pool of its own padding whose windows leave gaps.
        const strides = padding.startsWith('SAME')
          ? window.strides.map((stride, i) => Math.min(stride, kernel[i] ?? 1))
          : window.strides;
        const net = new Sketch(size[0] ?? 1, size[1] ?? 1);
        const attributes = {
          kernel_shape: kernel,
          strides,
          // Opset 13 has no dilated average pool; the runtime has no dilated SAME.
          ...(type === 'AveragePool' || padding.startsWith('SAME') ? {} : { dilations }),
          ...(padding === 'pads' ? { pads } : { auto_pad: padding }),
          ...(type === 'Conv' ? {} : { ceil_mode: Number(ceil) }),
        };
        const output =
          type === 'Conv' ? net.conv('x', [3, 2], attributes) : net.node(type, ['x'], attributes);
        const { found, expected } = await outputs(net, output, size);
        expect(found).toEqual(expected);
      },
    ),
    { numRuns: 250 },
  );
});

test('a window that would begin in the padding beyond the input does not count', async () => {
  const net = new Sketch(5);
  const output = net.node('MaxPool', ['x'], {
    kernel_shape: [2, 2],
    strides: [3, 3],
    pads: [1, 1, 1, 1],
    ceil_mode: 1,
  });
  // Rounded up, windows would begin at -1, 2 and 5, and row 5 lies beyond the input.
  const { found, expected } = await outputs(net, output, [5, 5]);
  expect(expected).toEqual([1, 3, 2, 2]);
  expect(found).toEqual(expected);
});

test('groups, concatenation, means, softmax and sums', async () => {
  const net = new Sketch(6, 7);
  const grouped = net.node('Conv', ['x', net.store([6, 1, 3, 3])], { group: 3, kernel_shape: [3, 3] });
  const joined = net.node('Concat', [grouped, net.conv('x', [3, 2], square(3))], { axis: -3 });
  const summed = net.node('Sum', [joined, joined, joined]);
  const mean = net.node('ReduceMean', [summed], { axes: [2, 3], keepdims: 0 });
  const prob = net.node('Softmax', [mean], { axis: 1 });
  for (const output of [grouped, joined, summed, mean, prob]) {
    const { found, expected } = await outputs(net, output, [6, 7]);
    expect(found).toEqual(expected);
  }
});

test('sizes that contradict each other are refused', () => {
  const wide = new Sketch(4);
  expect(() => readNetwork(wide.to(wide.conv('x', [3, 2], square(5))))).toThrow(
    'cannot take an input of 3 x 4 x 4',
  );
  const deep = new Sketch(4);
  expect(() => readNetwork(deep.to(deep.conv('x', [4, 2], square(1))))).toThrow(
    'cannot take an input of 3 x 4 x 4',
  );
});
