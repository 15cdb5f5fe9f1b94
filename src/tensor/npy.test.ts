import fc from 'fast-check';
import { expect, test } from 'vitest';
import { npy } from './npy';

/** What NumPy's own `np.save` writes for `np.arange(6, dtype='<f4').reshape(1, 2, 3)`, up to the numbers. */
const saved = `\u0093NUMPY\u0001\u0000v\u0000{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2, 3), }${' '.repeat(55)}\n`;

test('the header is the one that NumPy writes', () => {
  const [header, numbers] = npy({ dims: [1, 2, 3], data: Float32Array.of(0, 1, 2, 3, 4, 5) });
  expect(String.fromCharCode(...header)).toBe(saved);
  expect(header.length % 64).toBe(0);
  const view = new DataView(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  expect(Array.from({ length: 6 }, (_, i) => view.getFloat32(4 * i, true))).toEqual([0, 1, 2, 3, 4, 5]);
});

test('property: every shape and every bit of the numbers is in the file', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 }),
      fc.infiniteStream(fc.float()),
      (dims, values) => {
        const size = dims.reduce((a, b) => a * b, 1);
        const data = Float32Array.from(values.take(size));
        const [header, numbers] = npy({ dims, data });
        expect(header.length % 64).toBe(0);
        const text = String.fromCharCode(...header.subarray(10));
        const [, shape = ''] = /'shape': \(([\d, ]+)\)/.exec(text) ?? [];
        expect(
          shape
            .split(',')
            .filter((part) => part.trim() !== '')
            .map(Number),
        ).toEqual(dims);
        const view = new DataView(numbers.buffer, numbers.byteOffset);
        data.forEach((value, i) => expect(view.getFloat32(4 * i, true)).toBe(value));
      },
    ),
  );
});

test('a shape that does not fit is refused', () => {
  expect(() => npy({ dims: [2, 2], data: new Float32Array(3) })).toThrow(RangeError);
});
