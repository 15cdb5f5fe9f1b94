import { describe, expect, test } from 'vitest';
import { released } from '../fixtures/networks';
import { readNetwork } from '../network/network';
import { Sketch, square } from '../network/sketch';
import { fireDiagram, fireStageOf, upperBranch } from './fire';

describe.each(['1.0', '1.1'] as const)('Fire modules of %s', (version) => {
  const network = released(version);
  const stages = network.stages.flatMap((stage) => (stage.kind === 'fire' ? [stage] : []));

  test.each(stages)(
    '$name: heights are channels on one scale, inside the drawing, ribbons between the boxes',
    (stage) => {
      const { boxes, links } = fireDiagram(network, stage, 480, 220)!;
      const all = Object.values(boxes);
      const perChannel = boxes.input.height / boxes.input.channels;
      for (const { key, channels, x, y, width, height } of all) {
        expect(channels).toBe(network.layers.find((layer) => layer.key === key)?.shape?.[0]);
        expect(height / channels).toBeCloseTo(perChannel, 9);
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(-1e-9);
        expect(x + width).toBeLessThanOrEqual(480 + 1e-9);
        expect(y + height).toBeLessThanOrEqual(220 + 1e-9);
      }
      expect(boxes.expand1x1.y + boxes.expand1x1.height).toBeLessThan(boxes.expand3x3.y);
      const [, , x = NaN, y = NaN] =
        /M([-\d.]+) [-\d.]+L([-\d.]+) ([-\d.]+)/.exec(links[0]?.path ?? '')?.map(Number) ?? [];
      expect([x, y]).toEqual([boxes.squeeze.x, boxes.squeeze.y]);
    },
  );
});

test('a module whose concatenation reads the 3x3 branch first has it above', () => {
  const net = new Sketch(8);
  const squeeze = net.conv('x', [3, 2], square(1));
  const one = net.conv(squeeze, [2, 4], square(1));
  const three = net.conv(squeeze, [2, 5], square(3, 1, 1));
  const network = readNetwork(net.to(net.node('Concat', [three, one], { axis: 1 })));
  const stage = fireStageOf(network, 'fire1/concat')!;
  expect(upperBranch(network, stage)).toBe('expand3x3');
  const { boxes } = fireDiagram(network, stage, 480, 220)!;
  expect(boxes.expand3x3.y).toBeLessThan(boxes.expand1x1.y);
});

test('null while a size is not known; no stage for a layer outside', () => {
  const network = released('1.1');
  const stage = fireStageOf(network, 'fire4/squeeze1x1')!;
  expect(stage.name).toBe('fire4');
  const layers = network.layers.map((layer) =>
    layer.key === stage.squeeze ? { ...layer, shape: null } : layer,
  );
  expect(fireDiagram({ ...network, layers }, stage, 480, 220)).toBeNull();
  expect(fireStageOf(network, 'conv10')).toBeNull();
});
