import { describe, expect, test } from 'vitest';
import { at, check, drawn } from '../fixtures/drawnMap';
import { released } from '../fixtures/networks';

describe.each(['1.0', '1.1'] as const)('SqueezeNet %s', (version) => {
  const network = released(version);

  test('the halves of a closed module fill its concatenation, 1x1 above', () => {
    const { map } = drawn(network);
    const [whole, one, three] = ['concat', 'expand1x1', 'expand3x3'].map((part) => at(map, `fire5/${part}`));
    expect([whole?.form, one?.form, three?.form]).toEqual(['whole', 'half', 'half']);
    expect(one?.y).toBeCloseTo(whole?.y ?? NaN);
    expect(three?.y).toBeCloseTo((one?.y ?? NaN) + (one?.height ?? NaN));
    expect((one?.height ?? 0) + (three?.height ?? 0)).toBeCloseTo(whole?.height ?? NaN);
    expect(one?.height).toBeCloseTo(three?.height ?? NaN);
  });

  test.each(['fire2', 'fire5', 'fire9'])(
    '%s opened: four boxes apart, larger by the two factors that are told, all else in sight',
    (name) => {
      const { map, scale } = drawn(network, { open: name });
      check(network, map);
      expect(map.width).toBeLessThanOrEqual(560);
      expect(scale.magnified.across).toBe(4);
      expect(scale.magnified.down).toBeGreaterThanOrEqual(1.5);
      for (const part of ['squeeze1x1', 'expand1x1', 'expand3x3', 'concat']) {
        const box = at(map, `${name}/${part}`);
        const [channels = 0, rows = 0] = box.layer.shape ?? [];
        expect(box.form).toBe('maps');
        expect(box.width).toBeCloseTo(Math.max(2, channels * scale.perChannel * scale.magnified.across), 6);
        expect(box.height).toBeCloseTo(rows * scale.perRow * scale.magnified.down, 6);
      }
      expect(map.opened?.name).toBe(name);
      expect(at(map, `${name}/expand1x1`).y).toBeLessThan(at(map, `${name}/expand3x3`).y);
    },
  );
});
