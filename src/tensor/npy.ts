import type { Tensor } from './tensor';

/**
 * A tensor as a NumPy file, format 1.0: little-endian float32 in C order, the shape with the batch. Two parts, the header
 * and the numbers, so that nothing is copied. Throws RangeError when the numbers are not as many as the shape says.
 */
export function npy({ dims, data }: Tensor): [Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>] {
  if (dims.reduce((product, dim) => product * dim, 1) !== data.length)
    throw new RangeError(`${data.length} numbers for shape ${dims.join(' x ')}`);
  const shape = `(${dims.join(', ')}${dims.length === 1 ? ',' : ''})`;
  const dictionary = `{'descr': '<f4', 'fortran_order': False, 'shape': ${shape}, }`;
  const before = 10;
  // The numbers start at a multiple of 64 bytes; the last byte before them is a line feed.
  const length = Math.ceil((before + dictionary.length + 1) / 64) * 64 - before;
  const header = new Uint8Array(before + length);
  header.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, length & 255, length >> 8]);
  header.set(new TextEncoder().encode(`${dictionary.padEnd(length - 1)}\n`), before);
  return [header, littleEndian(data)];
}

const isLittle = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The bytes of the numbers: the tensor's own memory where that can be. */
function littleEndian(data: Float32Array): Uint8Array<ArrayBuffer> {
  if (isLittle && data.buffer instanceof ArrayBuffer)
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const bytes = new Uint8Array(data.byteLength);
  const view = new DataView(bytes.buffer);
  data.forEach((value, index) => view.setFloat32(4 * index, value, true));
  return bytes;
}
