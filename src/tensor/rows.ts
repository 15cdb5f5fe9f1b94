/**
 * The inner loop of the resampler in WebAssembly with SIMD: in JavaScript it takes longer on a large photograph than the browser needs to
 * decode one. A weight of 22 bits is split into two parts that fit 16-bit numbers, so that one instruction multiplies two pixels of four
 * bytes each by them and adds the products. It is assembled here: shorter than what a compiler would give, and nothing has to be built.
 */

const simd = (code: number, ...rest: number[]) => [0xfd, ...leb(code), ...rest];
const leb = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, value >> 7]);
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const int = (value: number) => [0x41, value];
const add = [0x6a];
const load = (offset: number) => [0x28, 2, offset];
const advance = (local: number, by: number) => [...get(local), ...int(by), ...add, ...set(local)];
const join = (...parts: number[][]) => parts.flat();
const repeatWhileLess = (a: number, b: number, ...body: number[][]) =>
  join([0x03, 0x40], ...body, [...get(a), ...get(b), 0x49, 0x0d, 0, 0x0b]);

/** Parameters: where the row, its output, the end of that and the taps lie, in bytes; the others are locals. */
const [ROW, OUT, END, TAPS, FROM, STOP, LOWS, HIGHS, PIXELS] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
/** Bits of the lower part of a weight. */
const LOW = 12;
const zero = simd(0x0c, ...Array.from({ length: 16 }, () => 0));
/** One half of 2^22 in each of four lanes: what is added before the last 22 bits are cut off. */
const halves = simd(0x0c, ...[0, 1, 2, 3].flatMap(() => [0, 0, 0x20, 0]));
const addLanes = simd(0xae);
/** Two pixels as 16-bit numbers, each channel of the one beside that of the other; indices from 16 on are zeros. */
const pixels = join(
  [...get(FROM), ...simd(0x5d, 0, 0), ...zero],
  simd(0x0d, 0, 16, 4, 16, 1, 16, 5, 16, 2, 16, 6, 16, 3, 16, 7, 16),
);
/** Adds both pixels times one part of both weights. */
const accumulate = (sums: number, offset: number) =>
  join(
    [...get(sums), ...get(PIXELS), ...get(TAPS)],
    [...simd(0x09, 2, offset), ...simd(0xba), ...addLanes, ...set(sums)],
  );
const total = join(
  [...get(HIGHS), ...int(LOW), ...simd(0xab), ...get(LOWS), ...addLanes],
  [...int(22), ...simd(0xac), ...set(LOWS)],
);

const code = join(
  [2, 2, 0x7f, 3, 0x7b],
  repeatWhileLess(
    OUT,
    END,
    [...get(ROW), ...get(TAPS), ...load(0), ...add, ...set(FROM)],
    [...get(TAPS), ...get(TAPS), ...load(4), ...add, ...set(STOP)],
    advance(TAPS, 8),
    [...halves, ...set(LOWS), ...zero, ...set(HIGHS)],
    repeatWhileLess(
      TAPS,
      STOP,
      [...pixels, ...set(PIXELS)],
      [...accumulate(LOWS, 0), ...accumulate(HIGHS, 4)],
      [...advance(FROM, 8), ...advance(TAPS, 8)],
    ),
    total,
    // To 16 and to 8 bits, cut off at both ends, and the four bytes stored.
    [...get(OUT), ...get(LOWS), ...get(LOWS), ...simd(0x85), ...zero, ...simd(0x66), ...simd(0x5a, 2, 0, 0)],
    advance(OUT, 4),
  ),
  [0x0b],
);

const section = (id: number, ...content: number[]) => [id, ...leb(content.length), ...content];
const wasm = Uint8Array.from(
  join(
    [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    section(1, 1, 0x60, 4, 0x7f, 0x7f, 0x7f, 0x7f, 0),
    section(2, 1, 1, 0x6d, 1, 0x6d, 2, 0, 1),
    section(3, 1, 0),
    section(7, 1, 1, 0x66, 0, 0),
    section(10, 1, ...leb(code.length), ...code),
  ),
);

type Kernel = (row: number, out: number, end: number, taps: number) => void;
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
 * Rows `top` to `bottom` of a picture of `width` pixels of four bytes, each row resampled by the taps and rounded to bytes: as many
 * pixels a row as there are taps, four bytes each.
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
    words.push(4 * start, 8 + 8 * Math.ceil(count / 2));
    for (let tap = 0; tap < count; tap += 2) {
      const first = weights[output * stride + tap]!;
      const second = tap + 1 < count ? weights[output * stride + tap + 1]! : 0;
      const mask = (1 << LOW) - 1;
      words.push((first & mask) | ((second & mask) << 16), (first >> LOW) | ((second >> LOW) << 16));
    }
  }
  const line = 4 * starts.length;
  const row = 4 * words.length;
  // A weight of zero may stand for the pixel after the last.
  const out = row + 4 * width + 8;
  const length = line * (bottom - top);
  const missing = out + length - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  const bytes = new Uint8ClampedArray(memory.buffer);
  new Int32Array(memory.buffer).set(words);
  for (let y = top; y < bottom; y++) {
    bytes.set(data.subarray(4 * width * y, 4 * width * (y + 1)), row);
    const to = out + line * (y - top);
    kernel(row, to, to + line, 0);
  }
  return bytes.slice(out, out + length);
}
