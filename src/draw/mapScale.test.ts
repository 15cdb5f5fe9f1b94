import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { graphs } from '../fixtures/graphs';
import { at, check, drawn } from '../fixtures/drawnMap';
import { released } from '../fixtures/networks';
import { networkMap } from './map';
import { mapScale } from './mapScale';

describe('any graph', () => {
  test('widths are channels and heights rows on one scale each, no box below two pixels', () => {
    fc.assert(
      fc.property(graphs(40), (network) => {
        const { map, scale } = drawn(network);
        for (const { layer, form, width, height } of map.boxes) {
          const [channels = 1, rows = 1, columns = 1] = layer.shape ?? [];
          const maps = layer.op.kind !== 'input' && layer.shape?.length === 3 && rows * columns > 1;
          expect(form).toBe(maps ? 'maps' : 'dot');
          if (!maps) continue;
          expect(width).toBeCloseTo(Math.max(2, channels * scale.perChannel), 6);
          expect(height).toBeCloseTo(Math.max(2, rows * scale.perRow), 6);
        }
      }),
    );
  });

  test('a map fits its width unless the widest layer would become narrower than 24 pixels', () => {
    fc.assert(
      fc.property(graphs(30), fc.integer({ min: 520, max: 1500 }), (network, width) => {
        const { map, scale } = drawn(network, { width });
        const widest = Math.max(
          1,
          ...map.boxes.map(({ form, layer }) => (form === 'maps' ? (layer.shape?.[0] ?? 1) : 1)),
        );
        if (scale.perChannel * widest > 24 + 1e-6) expect(map.width).toBeLessThanOrEqual(width + 1e-6);
      }),
    );
  });
});

describe.each(['1.0', '1.1'] as const)('SqueezeNet %s', (version) => {
  const network = released(version);

  test.each([520, 560, 776, 1120])('fits %i pixels, conv10 with all its 1000 channels', (width) => {
    const { map } = drawn(network, { width });
    check(network, map);
    expect(map.width).toBeLessThanOrEqual(width);
    expect(map.width).toBeGreaterThan(width - 1);
    expect(at(map, 'conv10').width / at(map, 'fire9/concat').width).toBeCloseTo(1000 / 512, 6);
  });

  test('two versions share one scale', () => {
    const both = [released('1.0'), released('1.1')];
    const scale = mapScale(both, 800, null);
    const widths = both.map((each) => networkMap(each, 'channels', scale).width);
    expect(Math.max(...widths)).toBeLessThanOrEqual(800);
    expect(Math.max(...widths)).toBeGreaterThan(799);
  });
});
