import { beforeAll, describe, expect, test, vi } from 'vitest';
import { aboveZero, hull, lit, within } from '../fixtures/lights';
import { nativeRuns, seeded, type NativeRun } from '../fixtures/node/native';
import { buildSqueezeNet, designs } from '../network/build';
import { readNetwork } from '../network/network';
import { inputRect } from '../network/receptive';
import { Sketch, square } from '../network/sketch';
import type { Network } from '../network/types';
import { extents } from '../tensor/tensor';
import { projectiveFields, receptiveField } from './field';

// Thousands of values take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

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

function geometry({ layers }: Network) {
  return layers.map(({ key, shape, receptive }) => ({ key, receptive, size: shape?.slice(1) }));
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
