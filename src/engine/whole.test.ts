import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { imageSize } from 'image-size';
import { expect, test } from 'vitest';
import { avif, bmp, gif, heic, png, quarters } from '../fixtures/node/pictures';
import { formatOf, isWhole, jpegSize, type PictureFormat } from './whole';

/** Enough of a WebP file for what it says of itself: its length, and what follows. */
function webp(): Buffer {
  const bytes = Buffer.alloc(200);
  bytes.write('RIFF\0\0\0\0WEBPVP8L', 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  return bytes;
}

/** How many bytes at the end of each may be missing without a pixel missing. */
const files: [PictureFormat, Buffer, number][] = [
  ['jpeg', readFileSync('public/samples/lemon.jpg'), 0],
  ['png', png(quarters(40, 30)), 4],
  ['gif', gif(quarters(40, 30)), 1],
  ['webp', webp(), 0],
  ['bmp', bmp(quarters(40, 30)), 0],
  ['avif', avif, 0],
  ['heic', heic, 0],
];

test.each(files)('%s is known by its bytes, and its end by its structure', (format, bytes, spare) => {
  expect(formatOf(bytes)).toBe(format);
  expect(isWhole(bytes, format)).toBe(true);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: bytes.length - spare - 1 }), (length) => {
      // A file cut between two of its boxes looks whole; the decoder misses the pixels.
      fc.pre(!(['avif', 'heic'].includes(format) && [0, 28, 28 + 234].includes(length)));
      expect(isWhole(bytes.subarray(0, length), format)).toBe(false);
    }),
    { examples: [[bytes.length - spare - 1], [1], [12]] },
  );
});

test.each<[string, PictureFormat | null]>([
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'svg'],
  ['<?xml version="1.0"?>\n<!-- drawn -->\n<svg>', 'svg'],
  ['<!DOCTYPE html><html><svg>', null],
  ['RIFF\x10\0\0\0WAVEfmt ', null],
  ['\0\0\0\x18ftypmp42\0\0\0\0mp42isom', null],
  ['\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf', 'avif'],
  ['\0\0\0\x1cftypmif1\0\0\0\0mif1heicmiaf', 'heic'],
  ['A sentence.', null],
  ['', null],
])('%j is %s', (text, format) => {
  expect(formatOf(Buffer.from(text, 'latin1'))).toBe(format);
});

test('bytes added behind a whole picture do not matter', () => {
  for (const [format, bytes] of files.slice(0, 5))
    expect(isWhole(Buffer.concat([bytes, Buffer.alloc(100)]), format)).toBe(true);
});

test('the size of a JPEG is the one that another reader finds; a cut head has none', () => {
  for (const folder of ['public/samples/', 'src/fixtures/pictures/'])
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.jpg'))) {
      const bytes = readFileSync(folder + file);
      const { width, height } = imageSize(bytes);
      expect(jpegSize(bytes), file).toEqual({ width, height });
      expect(jpegSize(bytes.subarray(0, 20)), file).toBeNull();
    }
});

test('the size of a JPEG is found behind fill bytes and tables, whatever its coding', () => {
  const table = [0xff, 0xc4, 0, 4, 0xff, 0xc0];
  for (const marker of [0xc0, 0xc1, 0xc2, 0xc9]) {
    const frame = [0xff, 0xff, 0xff, marker, 0, 11, 8, 1, 44, 2, 88, 1, 1, 0x11, 0];
    expect(jpegSize(Uint8Array.of(0xff, 0xd8, ...table, ...frame))).toEqual({ width: 600, height: 300 });
  }
});
