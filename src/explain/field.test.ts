import * as fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { nativeRuns, seeded, type NativeRun } from '../fixtures/node/native';
import { buildSqueezeNet, designs } from '../network/build';
import { readNetwork } from '../network/network';
import { inputRect, type InputRect } from '../network/receptive';
import { Sketch, square, type Attributes } from '../network/sketch';
import type { Network } from '../network/types';
import { extents, type Tensor } from '../tensor/tensor';
import { projectiveFields, receptiveField } from './field';

// Thousands of values take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** First and last place where something is true, or null. */
function hull(flags: readonly boolean[]): [number, number] | null {
  return flags.includes(true) ? [flags.indexOf(true), flags.lastIndexOf(true)] : null;
}

/**
 * The geometry of a version with one channel everywhere, positive weights, no biases and average pools: an input of zeros
 * gives zeros, and whatever is above zero depends on the pixels that were lit.
 */
function positive(version: '1.0' | '1.1'): Uint8Array {
  const { size, first, poolsAfter } = designs[version];
  const net = new Sketch(size);
  const pooled = (stage: number, input: string) =>
    poolsAfter.includes(stage)
      ? net.node('AveragePool', [input], { kernel_shape: [3, 3], strides: [2, 2], ceil_mode: 1 })
      : input;
  let tensor = pooled(1, net.conv('x', [3, 1], square(first.kernel, first.stride)));
  for (let stage = 2; stage <= 9; stage++) {
    const squeezed = net.conv(tensor, [stage === 2 ? 1 : 2, 1], square(1));
    const parts = [net.conv(squeezed, [1, 1], square(1)), net.conv(squeezed, [1, 1], square(3, 1, 1))];
    tensor = pooled(stage, net.node('Concat', parts, { axis: 1 }));
  }
  const maps = net.conv(tensor, [2, 1], square(1));
  return net.to(net.node('Softmax', [net.node('Flatten', [net.node('GlobalAveragePool', [maps])])]));
}

/** A picture that is lit where the predicate says so. */
function lit(height: number, width: number, at: (row: number, column: number) => boolean): Tensor {
  const data = new Float32Array(3 * height * width);
  for (let i = 0; i < data.length; i++) {
    const rest = i % (height * width);
    if (at(Math.floor(rest / width), rest % width)) data[i] = 1;
  }
  return { dims: [1, 3, height, width], data };
}

/** Which rows and columns of a layer are above zero anywhere. */
function aboveZero(tensor: Tensor) {
  const { channels, height, width } = extents(tensor);
  const rows = Array.from({ length: height }, () => false);
  const columns = Array.from({ length: width }, () => false);
  for (let i = 0; i < channels * height * width; i++) {
    if (!(tensor.data.at(i)! > 0)) continue;
    rows[Math.floor(i / width) % height] = true;
    columns[i % width] = true;
  }
  return { rows, columns };
}

function geometry({ layers }: Network) {
  return layers.map(({ key, shape, receptive }) => ({ key, receptive, size: shape?.slice(1) }));
}

function within(rect: InputRect | null | undefined, row: number, column: number): boolean {
  return rect ? row >= rect.top && row <= rect.bottom && column >= rect.left && column <= rect.right : false;
}

describe.each(['1.0', '1.1'] as const)('the geometry of %s', (version) => {
  const bytes = positive(version);
  const network = readNetwork(bytes);
  const released = readNetwork(buildSqueezeNet(designs[version]));
  const { size } = designs[version];
  const pixels = Array.from({ length: size }, (_, i) => i);
  /** Softmax of one class is 1 whatever it sees. */
  const keys = network.layers.map(({ key }) => key).filter((key) => key !== 'prob');
  let byRow: NativeRun[];

  beforeAll(async () => {
    byRow = await nativeRuns(
      bytes,
      pixels.map((lamp) => lit(size, size, (row) => row === lamp)),
    );
  });

  test('is that of the released network', () => {
    expect(geometry(network).slice(0, -2)).toEqual(geometry(released).slice(0, -2));
  });

  test('every row of every layer sees the rows that a light in them reaches, at the borders too', () => {
    for (const key of keys) {
      const reaches = byRow.map(({ post }) => aboveZero(post.get(key)!).rows);
      for (let row = 0; row < reaches.at(0)!.length; row++) {
        const [top, bottom] = hull(reaches.map((rows) => rows.at(row)!)) ?? [];
        expect(receptiveField(network, key, row, 0)?.seen, `${key} ${row}`).toMatchObject({ top, bottom });
        expect(receptiveField(released, key, row, 0)?.seen, `${key} ${row}`).toMatchObject({ top, bottom });
        // Square windows: columns are as rows.
        expect(receptiveField(network, key, 0, row)?.seen).toMatchObject({ left: top, right: bottom });
      }
    }
  });

  test('the clipped part and the padding outside follow from the closed form', () => {
    for (const layer of released.layers) {
      const [, height = 1] = layer.shape ?? [];
      for (let row = 0; row < height; row++) {
        const found = receptiveField(released, layer.key, row, 0)!;
        const closed = inputRect(layer, row, 0) ?? { top: 0, bottom: size - 1 };
        expect(found.rect).toMatchObject({ top: closed.top, bottom: closed.bottom });
        expect(found.outside.top).toBe(closed.top < 0 ? -closed.top : 0);
        expect(found.outside.bottom).toBe(closed.bottom >= size ? closed.bottom - size + 1 : 0);
        expect(found.seen).toMatchObject({
          top: Math.max(0, closed.top),
          bottom: Math.min(size - 1, closed.bottom),
        });
      }
    }
  });

  test('a lit pixel reaches exactly the rectangles of its projective field', async () => {
    const random = seeded(11);
    const any = () => Math.floor(random() * size);
    const corners = [0, size - 1].flatMap((row) => [0, size - 1].map((column) => ({ row, column })));
    const lamps = [...corners, ...Array.from({ length: 60 }, () => ({ row: any(), column: any() }))];
    const runs = await nativeRuns(
      bytes,
      lamps.map((lamp) => lit(size, size, (row, column) => row === lamp.row && column === lamp.column)),
    );
    runs.forEach(({ post }, i) => {
      const lamp = lamps.at(i)!;
      const fields = projectiveFields(network, lamp.row, lamp.column);
      for (const key of keys) {
        const tensor = post.get(key)!;
        const { channels, height, width } = extents(tensor);
        const rect = fields.get(key);
        const wrong: number[] = [];
        for (let position = 0; position < height * width; position++) {
          const reached = Array.from({ length: channels }, (_, c) =>
            tensor.data.at(c * height * width + position)!,
          );
          const inside = within(rect, Math.floor(position / width), position % width);
          if (reached.some((value) => value > 0) !== inside) wrong.push(position);
        }
        expect(wrong, key).toEqual([]);
      }
    });
  });
});

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

test('what the network does not tell is not guessed', () => {
  const net = new Sketch(8);
  const strange = net.node('Transpose', [net.conv('x', [3, 2], square(3))], { perm: [0, 1, 3, 2] });
  const network = readNetwork(net.to(net.conv(strange, [2, 2], square(1))));
  const [input, conv, transposed] = network.layers.map(({ key }) => key);
  expect(receptiveField(network, conv ?? '', 0, 0)).not.toBeNull();
  expect(receptiveField(network, transposed ?? '', 0, 0)).toBeNull();
  expect([...projectiveFields(network, 0, 0).keys()]).toEqual([input, conv]);
  expect(() => receptiveField(network, 'nowhere', 0, 0)).toThrow(RangeError);
  expect(() => receptiveField(network, conv ?? '', 6, 0)).toThrow(RangeError);
  expect(() => projectiveFields(network, 0, 8)).toThrow(RangeError);
});
