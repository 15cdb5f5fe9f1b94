import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { numbersOf, onnxOf } from '../../fixtures/node/readBack';
import { compressed, files, sizesOfSmall } from '../../fixtures/node/smallModels';
import { NetworkError } from '../types';
import { readCompressed } from './compressed';
import { recognise } from './recognise';
import { squeezenetOnnx } from './squeezenet';

/** Changes, cuts, hostile lengths, doubled and lost stretches. */
function mutations(bytes: Uint8Array): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const at = fc.nat({ max: bytes.length - 1 });
  const hostile = fc.constantFrom(
    [0xff, 0xff, 0xff, 0xff, 0x0f],
    [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
    [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80],
    [0xff, 0xff, 0xff, 0x7f],
  );
  return fc.oneof(
    at.map((length) => Uint8Array.from(bytes.subarray(0, length))),
    fc.array(fc.tuple(at, fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 }).map((changes) => {
      const changed = Uint8Array.from(bytes);
      for (const [index, value] of changes) changed[index] = value;
      return changed;
    }),
    fc.tuple(at, hostile).map(([index, insert]) => {
      const changed = Uint8Array.from(bytes);
      changed.set(insert.slice(0, bytes.length - index), index);
      return changed;
    }),
    fc
      .tuple(at, fc.nat({ max: 40 }), fc.boolean())
      .map(([start, length, twice]) =>
        Uint8Array.from([
          ...bytes.subarray(0, start + (twice ? length : 0)),
          ...bytes.subarray(start + (twice ? 0 : length)),
        ]),
      ),
  );
}

// The whole process, whose peak this is, does nothing else.
afterAll(() => expect(process.resourceUsage().maxRSS * 1024).toBeLessThan(1e9));

/** A network, or an error of ours whose place lies in the file. */
function check(size: number, read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    expect(error.offset ?? 0).toBeGreaterThanOrEqual(0);
    expect(error.offset ?? 0).toBeLessThanOrEqual(size);
    return false;
  }
}

test.each(Object.entries(files))(
  '%s: 10,000 changed files give a network or a NetworkError',
  (_, bytes) => {
    let read = 0;
    fc.assert(
      fc.property(mutations(bytes), (changed) => {
        if (check(changed.length, () => numbersOf(onnxOf(changed)))) read++;
      }),
      { numRuns: 10_000 },
    );
    expect(read).toBeGreaterThan(100);
  },
  60_000,
);

test('the compressed form: 10,000 changed files give a network or a NetworkError', () => {
  let read = 0;
  fc.assert(
    fc.property(mutations(compressed), (changed) => {
      recognise(changed);
      const found = () => numbersOf(squeezenetOnnx(readCompressed(changed, sizesOfSmall).convolutions, 0));
      if (check(changed.length, found)) read++;
    }),
    { numRuns: 10_000 },
  );
  expect(read).toBeGreaterThan(100);
});
