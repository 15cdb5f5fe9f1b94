import { imageSize } from 'image-size';
import { expect, test } from 'vitest';
import { bmp as byHand, quarters } from '../fixtures/node/pictures';
import { bmp } from './bmp';

test('the pixels lie in the file as in one that was made by hand, rows from the top', () => {
  const picture = quarters(5, 4);
  const data = new Uint8ClampedArray(5 * 4 * 4);
  for (let y = 0; y < 4; y++) for (let x = 0; x < 5; x++) data.set(picture.colourAt(x, y), (y * 5 + x) * 4);
  const bytes = bmp({ width: 5, height: 4, data });
  expect(imageSize(bytes)).toMatchObject({ type: 'bmp', width: 5, height: 4 });
  // The other file has three bytes a pixel, rows from the bottom, each filled up to four.
  const file = byHand(picture);
  const start = file.readUInt32LE(10);
  const own = new DataView(bytes.buffer);
  expect(own.getUint32(2, true)).toBe(bytes.length);
  for (let y = 0; y < 4; y++)
    for (let x = 0; x < 5; x++) {
      const at = start + (3 - y) * 16 + x * 3;
      const found = own.getUint32(10, true) + (y * 5 + x) * 4;
      expect([...bytes.subarray(found, found + 4)]).toEqual([...file.subarray(at, at + 3), 255]);
    }
});
