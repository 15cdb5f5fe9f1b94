import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { totals } from './cost';
import { readNetwork } from './network';
import { Sketch, square } from './sketch';

const size = (min: number, max: number) => fc.integer({ min, max });

test('multiply-accumulates are those that a plain convolution counts', () => {
  const cases = fc.record({
    groups: fc.constantFrom(1, 3),
    filters: size(1, 3),
    kernel: fc.tuple(size(1, 3), size(1, 3)),
    stride: size(1, 3),
    dilation: size(1, 2),
    pad: size(0, 2),
    extent: fc.tuple(size(5, 9), size(5, 9)),
  });
  fc.assert(
    fc.property(cases, ({ groups, filters, kernel, stride, dilation, pad, extent }) => {
      const channels = filters * groups;
      const net = new Sketch(...extent);
      const weight = net.store([channels, 3 / groups, ...kernel]);
      const attributes = {
        group: groups,
        strides: [stride, stride],
        dilations: [dilation, dilation],
        pads: [pad, pad, pad, pad],
      };
      const network = readNetwork(net.to(net.node('Conv', ['x', weight, net.store([channels])], attributes)));
      const reach = kernel.map((k) => (k - 1) * dilation);
      let macs = 0;
      let values = 0;
      for (let filter = 0; filter < channels; filter++)
        for (let top = -pad; top + (reach[0] ?? 0) < extent[0] + pad; top += stride)
          for (let left = -pad; left + (reach[1] ?? 0) < extent[1] + pad; left += stride) {
            values++;
            for (let channel = 0; channel < 3 / groups; channel++)
              for (let y = 0; y < kernel[0]; y++) for (let x = 0; x < kernel[1]; x++) macs++;
          }
      const parameters = net.stored.reduce((sum, { data }) => sum + data.length, 0);
      expect(network.layers[1]?.cost).toEqual({ parameters, macs, outputBytes: 4 * values });
    }),
  );
});

test('one unknown cost makes the sum unknown, the others stay', () => {
  const net = new Sketch(5);
  const network = readNetwork(net.to(net.node('Warp', [net.conv('x', [3, 2], square(3))])));
  expect(totals(network)).toEqual({ parameters: 2 * 3 * 9, macs: null, outputBytes: null });
});

test('a cost beyond 2^53 is unknown, not rounded', () => {
  const net = new Sketch(2 ** 20);
  const network = readNetwork(net.to(net.conv('x', [3, 5000], square(1))));
  expect(network.layers[1]?.cost).toEqual({ parameters: 15000, macs: null, outputBytes: null });
  expect(totals(network).macs).toBeNull();
});
