import fc from 'fast-check';
import { expect, test } from 'vitest';
import { domainsOf } from './domain';
import { dumbbells } from './dumbbells';
import { palette } from './palette';
import { paint } from './raster';
import { statistics } from '../tensor/stats';

const value = fc.float({ min: -50, max: 50, noNaN: true });

test('equal values stand at equal places in every column, and lengths are in proportion', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 1 }), (rows) => {
      const max = Math.max(1, ...rows.flat());
      const found = dumbbells(rows, max, { start: 10, end: 210 });
      found.forEach(({ points, from, to }, row) => {
        const [a, b] = rows[row] ?? [0, 0];
        expect(points[0]).toBeCloseTo(10 + (200 * a) / max, 9);
        expect(points[1]).toBeCloseTo(10 + (200 * b) / max, 9);
        expect(to - from).toBeCloseTo((200 * Math.abs(a - b)) / max, 9);
      });
    }),
  );
});

test('what is not there is drawn from zero', () => {
  expect(dumbbells([[null, 5]], 10, { start: 0, end: 100 })).toEqual([
    { points: [null, 50], from: 0, to: 50 },
  ]);
});

test('under a shared domain equal values have equal colours in both columns', () => {
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 20 }),
      fc.array(value, { minLength: 1, maxLength: 20 }),
      value,
      fc.constantFrom('sequential' as const, 'diverging' as const),
      (a, b, common, kind) => {
        const [one, other] = [a, b].map((values) => {
          const data = Float32Array.from([...values, common]);
          return { dims: [1, 1, 1, data.length], data };
        });
        if (!one || !other) throw new Error('two are made');
        const colour = (own: typeof one, facing: typeof one) => {
          const [domain] = domainsOf('shared', kind, statistics(own), [statistics(facing)]);
          if (!domain) throw new Error('one domain for all');
          const out = new Uint32Array(own.data.length);
          paint({ height: 1, width: own.data.length, data: own.data }, domain, palette('inferno', kind), out);
          return out.at(-1);
        };
        expect(colour(one, other)).toBe(colour(other, one));
      },
    ),
  );
});
