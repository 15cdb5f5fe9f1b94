import type { Pixels } from './pixels';

const FILE_HEADER = 14;
const INFO_HEADER = 40;
const BITS = 32;

/** Opaque pixels as the bytes of a BMP file, which keeps every one of them and takes no time to make. */
export function bmp({ width, height, data }: Pixels): Uint8Array<ArrayBuffer> {
  const start = FILE_HEADER + INFO_HEADER;
  const bytes = new Uint8Array(start + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0x4d42, true);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, start, true);
  view.setUint32(14, INFO_HEADER, true);
  view.setInt32(18, width, true);
  // Rows from the top have a negative height.
  view.setInt32(22, -height, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, BITS, true);
  for (let i = 0; i < data.length; i += 4) {
    bytes[start + i] = data[i + 2]!;
    bytes[start + i + 1] = data[i + 1]!;
    bytes[start + i + 2] = data[i]!;
    bytes[start + i + 3] = 255;
  }
  return bytes;
}
