/** The value of a float16 bit pattern. */
export function widened(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** The float16 bit pattern nearest to a number, ties to even. */
export function narrowed(value: number): number {
  single[0] = value;
  const [bits = 0] = pattern;
  const sign = (bits >>> 16) & 0x8000;
  const size = Math.abs(single[0]);
  if (Number.isNaN(size)) return sign | 0x7e00;
  if (size >= 65_520) return sign | 0x7c00;
  // Below the smallest normal number the steps are 2^-24 wide, above it they grow with the exponent.
  const exponent = size < 2 ** -14 ? -14 : Math.floor(Math.log2(size));
  const steps = even(size / 2 ** (exponent - 10));
  return sign | (size < 2 ** -14 ? steps : ((exponent + 14) << 10) + steps);
}

const single = new Float32Array(1);
const pattern = new Uint32Array(single.buffer);

function even(value: number): number {
  const down = Math.floor(value);
  const rest = value - down;
  return rest > 0.5 || (rest === 0.5 && down % 2 === 1) ? down + 1 : down;
}
