import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { aboveZero, hull, lit, within } from '../fixtures/lights';
import { nativeRuns } from '../fixtures/node/native';
import { readNetwork } from '../network/network';
import { Sketch, type Attributes } from '../network/sketch';
import { projectiveFields, receptiveField } from './field';

// Thousands of values take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const small = (min: number, max: number) => fc.integer({ min, max });
const windows = fc.record({
  kernel: fc.tuple(small(1, 3), small(1, 3)),
  strides: fc.tuple(small(1, 4), small(1, 4)),
  dilations: fc.tuple(small(1, 3), small(1, 3)),
  pads: fc.tuple(small(0, 2), small(0, 2), small(0, 2), small(0, 2)),
  ceil: fc.boolean(),
});

interface Step {
  kernel: number[];
  strides: number[];
  dilations: number[];
  pads: number[];
  ceil: boolean;
}

/** ONNX bytes of one to four windows in a row, where they fit. */
function networksOf(step: fc.Arbitrary<Step>): fc.Arbitrary<Uint8Array> {
  return fc.array(step, { minLength: 1, maxLength: 4 }).map(drawn).filter(isNetwork);
}

function drawn(steps: readonly Step[]): Uint8Array {
  const net = new Sketch(13, 17);
  let tensor = 'x';
  for (const { kernel, strides, dilations, pads, ceil } of steps) {
    const attributes: Attributes = { kernel_shape: kernel, strides, dilations };
    const room = pads.map((pad, i) => Math.min(pad, (kernel[i % 2] ?? 1) - 1));
    tensor = ceil
      ? net.node('MaxPool', [tensor], { ...attributes, ceil_mode: 1, pads: room })
      : net.conv(tensor, [3, 3], { ...attributes, pads });
  }
  return net.to(tensor);
}

function isNetwork(bytes: Uint8Array): boolean {
  try {
    return readNetwork(bytes).layers.length > 1;
  } catch {
    return false;
  }
}

test('with gaps from dilations and wide steps, the rectangles are the smallest around what is seen and reached', async () => {
  const rows = Array.from({ length: 13 }, (_, i) => i);
  await fc.assert(
    fc.asyncProperty(networksOf(windows), async (bytes) => {
      const network = readNetwork(bytes);
      const runs = await nativeRuns(
        bytes,
        rows.map((lamp) => lit(13, 17, (row) => row === lamp)),
      );
      for (const { key } of network.layers) {
        const reaches = runs.map(({ post }) => aboveZero(post.get(key)!).rows);
        reaches.at(0)!.forEach((_, row) => {
          const [top, bottom] = hull(reaches.map((reached) => reached.at(row)!)) ?? [];
          const { seen } = receptiveField(network, key, row, 0)!;
          // Null also where the columns see nothing.
          if (seen) expect([seen.top, seen.bottom], `${key} ${row}`).toEqual([top, bottom]);
        });
        rows.forEach((lamp) => {
          const [top, bottom] = hull(reaches.at(lamp)!) ?? [];
          const columns = Array.from({ length: 17 }, (_, column) =>
            projectiveFields(network, lamp, column).get(key),
          );
          const rect = columns.find((rect) => rect) ?? null;
          expect(rect === null, key).toBe(top === undefined);
          if (rect) expect([rect.top, rect.bottom], key).toEqual([top, bottom]);
        });
      }
    }),
    { numRuns: 25 },
  );
});

/** Without dilations and with steps no wider than the kernel: else a rectangle around a field tells less than its pixels do. */
const gapless = windows.map(({ kernel, strides, ...rest }) => ({
  ...rest,
  kernel,
  strides: strides.map((step, axis) => Math.min(step, kernel[axis] ?? 1)),
  dilations: [1, 1],
}));

test('a position lies in the projective field of a pixel exactly if the pixel lies in its receptive field', () => {
  fc.assert(
    fc.property(networksOf(gapless), small(0, 12), small(0, 16), (bytes, y, x) => {
      const network = readNetwork(bytes);
      const fields = projectiveFields(network, y, x);
      for (const { key, shape } of network.layers) {
        const [, height = 1, width = 1] = shape ?? [];
        for (let row = 0; row < height; row++)
          for (let column = 0; column < width; column++)
            expect(within(fields.get(key), row, column)).toBe(
              within(receptiveField(network, key, row, column)?.seen, y, x),
            );
      }
    }),
    { numRuns: 40 },
  );
});
