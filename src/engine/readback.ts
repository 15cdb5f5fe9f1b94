import { pixelsOf } from './decode';

/** Whether a canvas gives back what was drawn on it. */
export type Readback = 'exact' | 'altered';

const SIDE = 64;

/**
 * Draws known pixels and reads them again, on the way that pictures take. Some browsers change a few of those that a page reads, so
 * that it cannot recognise the device.
 */
export async function readback(): Promise<Readback> {
  const drawn = Uint8ClampedArray.from({ length: SIDE * SIDE * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : (i * 73 + (i >> 6) * 31) & 255,
  );
  const read = pixelsOf(await createImageBitmap(new ImageData(drawn, SIDE, SIDE)));
  return read?.data.every((value, i) => value === drawn[i]) ? 'exact' : 'altered';
}
