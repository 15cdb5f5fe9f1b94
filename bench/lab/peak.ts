/**
 * The most that f32x4 multiply and add reach from registers alone: a module of one function `(turns, factor, term) -> sum`, assembled
 * here byte by byte, with independent chains of `x = x * factor + term` and no memory.
 */

/** Enough chains to hide the latency of both operations, few enough for 16 vector registers. */
const CHAINS = 12;
/** How often each chain goes on before the loop turns. */
const REPEATS = 8;
/** Multiply-accumulates of one turn: four numbers in each vector. */
const MACS = CHAINS * REPEATS * 4;

/** Parameters first, then the vectors: factor, term, and one for each chain. */
const [TURNS, FACTOR_GIVEN, TERM_GIVEN, FACTOR, TERM, FIRST] = [0, 1, 2, 3, 4, 5] as const;
const [I32, F32, V128, EMPTY] = [0x7f, 0x7d, 0x7b, 0x40] as const;
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const splat = [0xfd, 0x13];
const add = [0xfd, 0xe4, 0x01];
const multiply = [0xfd, 0xe6, 0x01];
const firstLane = [0xfd, 0x1f, 0x00];

/** Unsigned number in groups of seven bits. */
function size(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...size(value >>> 7)];
}

const sized = (bytes: readonly number[]) => [...size(bytes.length), ...bytes];
const section = (id: number, ...bytes: number[]) => [id, ...sized(bytes)];

function assembled(): Uint8Array<ArrayBuffer> {
  const chains = Array.from({ length: CHAINS }, (_, i) => FIRST + i);
  const forward = chains.flatMap((x) => [get(x), get(FACTOR), multiply, get(TERM), add, set(x)].flat());
  const code = [
    [1, CHAINS + 2, V128],
    [get(FACTOR_GIVEN), splat, set(FACTOR)].flat(),
    [get(TERM_GIVEN), splat, set(TERM)].flat(),
    [0x03, EMPTY], // loop
    Array.from({ length: REPEATS }, () => forward).flat(),
    [...get(TURNS), 0x41, 1, 0x6b, 0x22, TURNS, 0x0d, 0, 0x0b], // turns - 1, again unless 0
    get(FIRST),
    chains.slice(1).flatMap((x) => [...get(x), ...add]),
    [...firstLane, 0x0b],
  ].flat();
  const parts = [
    [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    section(1, 1, 0x60, 3, I32, F32, F32, 1, F32),
    section(3, 1, 0),
    section(7, 1, 1, 0x66, 0, 0), // exported as f
    section(10, 1, ...sized(code)),
  ];
  return Uint8Array.from(parts.flat());
}

/**
 * A function that measures once and gives the rate it found, in multiply-accumulates a millisecond. It takes about as long as a run of a
 * network, so that what else the machine does falls on both alike.
 */
export async function peak(): Promise<() => number> {
  const { instance } = await WebAssembly.instantiate(assembled());
  const { f } = instance.exports;
  if (typeof f !== 'function') throw new Error('the assembled module exports no function');
  const turns = 2_000_000;
  const rate = () => {
    const before = performance.now();
    f(turns, 0.5, 1);
    return (turns * MACS) / (performance.now() - before);
  };
  // The browser compiles well only what has run for a while.
  for (let i = 0; i < 6; i++) rate();
  return rate;
}
