/**
 * The inner loop of the resampler in WebAssembly with SIMD: in JavaScript it takes longer on a large photograph than the browser needs to
 * decode one. A weight of 22 bits is split into two parts that fit 16-bit numbers, so that one instruction multiplies two pixels of four
 * bytes each by them and adds the products; two rows go together, so that a weight is read once for both. It is assembled here: shorter
 * than what a compiler would give, and nothing has to be built.
 */

const simd = (code: number, ...rest: number[]) => [0xfd, ...leb(code), ...rest];
const leb = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, value >> 7]);
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const int = (value: number) => [0x41, value];
const add = [0x6a];
const load = (offset: number) => [0x28, 2, offset];
const advance = (local: number, by: number[]) => [...get(local), ...by, ...add, ...set(local)];
const join = (...parts: number[][]) => parts.flat();
const repeatWhileLess = (a: number, b: number, ...body: number[][]) =>
  join([0x03, 0x40], ...body, [...get(a), ...get(b), 0x49, 0x0d, 0, 0x0b]);

/**
 * Parameters, in bytes: where two rows lie, where the first output of the first goes (that of the second beside it), where the taps end and
 * begin, and how far apart outputs are. The others are locals; of each vector there is one for either row.
 */
const [ROWS, OUT, END, TAPS, STEP, FROM, STOP] = [[0, 1], 2, 3, 4, 5, [6, 7], 8] as const;
const [LOWS, HIGHS, FOUR, PIXELS, WEIGHTS] = [[9, 10], [11, 12], [13, 14], [15, 16], 17] as const;
const both = [0, 1] as const;
/** Bits of the lower part of a weight. */
const LOW = 12;
const zero = simd(0x0c, ...Array.from({ length: 16 }, () => 0));
/** One half of 2^22 in each of four lanes: what is added before the last 22 bits are cut off. */
const halves = simd(0x0c, ...[0, 1, 2, 3].flatMap(() => [0, 0, 0x20, 0]));
const addLanes = simd(0xae);
/** Adds two of the four pixels of both rows times both parts of both weights, which lie at `offset`. */
const accumulate = (first: number, offset: number) => {
  // Each channel of the one beside that of the other, as 16-bit numbers.
  const beside = simd(0x0c, ...[0, 1, 2, 3].flatMap((c) => [first + c, 128, first + 4 + c, 128]));
  const times = (sums: readonly [number, number], at: number) => [
    [...get(TAPS), ...simd(0x09, 2, at), ...set(WEIGHTS)],
    ...both.map((row) => [
      ...get(sums[row]),
      ...get(PIXELS[row]),
      ...get(WEIGHTS),
      ...simd(0xba),
      ...addLanes,
      ...set(sums[row]),
    ]),
  ];
  return join(
    ...both.map((row) => [...get(FOUR[row]), ...beside, ...simd(0x0e), ...set(PIXELS[row])]),
    ...times(LOWS, offset),
    ...times(HIGHS, offset + 4),
  );
};
const total = (row: 0 | 1) =>
  join(
    [...get(HIGHS[row]), ...int(LOW), ...simd(0xab), ...get(LOWS[row]), ...addLanes],
    [...int(22), ...simd(0xac)],
  );

const code = join(
  [2, 3, 0x7f, 9, 0x7b],
  repeatWhileLess(
    TAPS,
    END,
    ...both.map((row) => [...get(ROWS[row]), ...get(TAPS), ...load(0), ...add, ...set(FROM[row])]),
    [...get(TAPS), ...get(TAPS), ...load(4), ...add, ...set(STOP)],
    advance(TAPS, int(8)),
    ...both.map((row) => [...halves, ...set(LOWS[row]), ...zero, ...set(HIGHS[row])]),
    repeatWhileLess(
      TAPS,
      STOP,
      ...both.map((row) => [...get(FROM[row]), ...simd(0x00, 0, 0), ...set(FOUR[row])]),
      accumulate(0, 0),
      accumulate(8, 8),
      ...both.map((row) => advance(FROM[row], int(16))),
      advance(TAPS, int(16)),
    ),
    // To 16 and to 8 bits, cut off at both ends, and the eight bytes stored.
    [...get(OUT), ...total(0), ...total(1), ...simd(0x85), ...zero, ...simd(0x66), ...simd(0x5b, 3, 0, 0)],
    advance(OUT, get(STEP)),
  ),
  [0x0b],
);

const section = (id: number, ...content: number[]) => [id, ...leb(content.length), ...content];
const wasm = Uint8Array.from(
  join(
    [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    section(1, 1, 0x60, 6, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0),
    section(2, 1, 1, 0x6d, 1, 0x6d, 2, 0, 1),
    section(3, 1, 0),
    section(7, 1, 1, 0x66, 0, 0),
    section(10, 1, ...leb(code.length), ...code),
  ),
);

type Kernel = (row: number, other: number, out: number, end: number, taps: number, step: number) => void;
const PAGE = 65_536;
const isKernel = (value: unknown): value is Kernel => typeof value === 'function';
let made: { memory: WebAssembly.Memory; kernel: Kernel } | null = null;

function make() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm), { m: { m: memory } });
  const kernel = exports['f'];
  if (!isKernel(kernel)) throw new TypeError('the module exports its function');
  return { memory, kernel };
}

/** Which inputs every output reads along one axis, and how much of each: weights of 22 bits, `stride` apart. */
export interface Taps {
  stride: number;
  starts: Int32Array;
  counts: Int32Array;
  weights: Int32Array;
}

/**
 * Rows `top` to `bottom` of a picture of `width` pixels of four bytes, each row resampled by the taps and rounded to bytes. The result is
 * turned over its diagonal: what was a row is a column, so that the columns are resampled by doing the same again.
 */
export function resampleRows(
  data: Uint8ClampedArray,
  width: number,
  { stride, starts, counts, weights }: Taps,
  top: number,
  bottom: number,
): Uint8ClampedArray<ArrayBuffer> {
  const { memory, kernel } = (made ??= make());
  const words: number[] = [];
  for (const [output, start] of starts.entries()) {
    const count = counts[output]!;
    const padded = 4 * Math.ceil(count / 4);
    words.push(4 * start, 8 + 4 * padded);
    for (let tap = 0; tap < padded; tap += 2) {
      const [first = 0, second = 0] = weights.subarray(output * stride + tap, output * stride + count);
      const mask = (1 << LOW) - 1;
      words.push((first & mask) | ((second & mask) << 16), (first >> LOW) | ((second >> LOW) << 16));
    }
  }
  const step = 4 * (bottom - top);
  const row = 4 * words.length;
  // Weights of zero may stand for three pixels after the last.
  const other = row + 4 * width + 16;
  const out = other + 4 * width + 16;
  const length = step * starts.length;
  const missing = out + length + 4 - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  const bytes = new Uint8ClampedArray(memory.buffer);
  new Int32Array(memory.buffer).set(words);
  // From below: a last row that has no other beside it leaves something in the first row of the next column.
  for (let y = top + 2 * Math.floor((bottom - top - 1) / 2); y >= top; y -= 2) {
    bytes.set(data.subarray(4 * width * y, 4 * width * (y + 1)), row);
    bytes.set(data.subarray(4 * width * (y + 1), 4 * width * (y + 2)), other);
    kernel(row, other, out + 4 * (y - top), row, 0, step);
  }
  return bytes.slice(out, out + length);
}
