import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFragment, parseFragment } from './fragment';

test('property: bytes put into a fragment come out the same', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1 }),
      fc.constantFrom('image/webp', 'image/jpeg'),
      (bytes, type) => {
        const fragment = formatFragment(type, bytes);
        expect(fragment).toMatch(/^#[\w.=-]+$/);
        expect(new URL(fragment, 'https://example.org/').hash).toBe(fragment);
        const found = parseFragment(fragment);
        expect(found).toEqual({ kind: 'picture', type, bytes });
      },
    ),
  );
});

test('property: any text behind the # is read without an exception', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(parseFragment(`#${text}`).kind).toBe('none');
      expect(['broken', 'picture']).toContain(parseFragment(`#picture=webp.${text}`).kind);
    }),
  );
});

test.each(['#picture=', '#picture=gif.AAAA', '#picture=webp.', '#picture=webp.A', '#picture=webp.A*AA'])(
  '%s is broken',
  (hash) => expect(parseFragment(hash)).toEqual({ kind: 'broken' }),
);

test('another type is refused', () => {
  expect(() => formatFragment('image/png', new Uint8Array(1))).toThrow(RangeError);
});
