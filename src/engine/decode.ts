import type { Decoded, Pixels } from '../tensor/pixels';
import { EngineError, type PictureProblem } from './engine';
import { drawn } from './grab';
import { formatOf, isWhole, jpegSize, type PictureFormat } from './whole';

/** Larger pictures are refused before decoding: one RGBA copy would take over 400 MB. */
const MAX_SIDE = 16_384;
const MAX_PIXELS = 100_000_000;

function refuse(reason: PictureProblem, detail = ''): never {
  throw new EngineError({ kind: 'picture', reason, detail });
}

/** What the bytes are, by their content and not by the file's name; throws the failure that the page puts into words. */
async function inspect(bytes: Uint8Array): Promise<PictureFormat | null> {
  if (bytes.length === 0) refuse('empty');
  const format = formatOf(bytes);
  if (format === 'svg') refuse('svg');
  const size = await sizeOf(bytes, format);
  // Of a HEIC file only a few browsers see more than its name.
  if (!size && format !== 'heic') refuse(format ? 'truncated' : 'not-a-picture');
  const { width, height } = size ?? { width: 0, height: 0 };
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS)
    refuse('too-large', `${width} × ${height}`);
  if (format && !isWhole(bytes, format)) refuse('truncated');
  return format;
}

/** Width and height as the file states them, before anything is decoded; what reads more than JPEG is loaded when it is wanted. */
async function sizeOf(
  bytes: Uint8Array,
  format: PictureFormat | null,
): Promise<{ width: number; height: number } | null> {
  if (format === 'jpeg') return jpegSize(bytes);
  const { imageSize } = await import('image-size');
  try {
    return imageSize(bytes);
  } catch {
    return null;
  }
}

/** A picture file upright (EXIF applied), 8 bits, sRGB; its numbers hold until the next picture is decoded. Runs in the worker. */
export async function decode(picture: Blob): Promise<Decoded> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const format = await inspect(bytes);
  // What has no alpha needs no pass that keeps it from being multiplied in.
  const premultiplyAlpha = format === 'jpeg' ? 'default' : 'none';
  const bitmap = await createImageBitmap(picture, {
    imageOrientation: 'from-image',
    premultiplyAlpha,
  }).catch(() => refuse(format === 'heic' ? 'heic' : 'undecodable'));
  const size = `${bitmap.width} × ${bitmap.height}`;
  const decoded = (await opaquePixels(bitmap).catch(() => null)) ?? pixelsOf(bitmap);
  // To give back this much memory takes as long as to copy it: after the answer.
  setTimeout(() => bitmap.close());
  return decoded ?? refuse('too-large', size);
}

/** Where large pictures are laid, one after the other: fresh memory costs as much time as all the rest of reading them. */
let room = new Uint8ClampedArray(0);

/** The pixels as the browser holds them; null where it tells of alpha, of other colours than sRGB, or of no form that is known here. */
async function opaquePixels(bitmap: ImageBitmap): Promise<Decoded | null> {
  if (!('VideoFrame' in globalThis)) return null;
  const { width, height } = bitmap;
  const frame = new VideoFrame(bitmap, { timestamp: 0 });
  try {
    const { format, colorSpace } = frame;
    const size = width * height * 4;
    // The pixels are as in the file: how the picture is to be turned is told beside them, by newer browsers.
    const upright = 'rotation' in frame && frame.rotation === 0 && 'flip' in frame && !frame.flip;
    // Colours are as in the file too: a photograph with a wide gamut is left to the canvas, which brings it to sRGB.
    const plain = colorSpace.primaries === 'bt709' && colorSpace.transfer === 'iec61966-2-1';
    if (!upright || !plain || (format !== 'BGRX' && format !== 'RGBX') || frame.allocationSize() !== size)
      return null;
    if (room.length < size || room.length > 8 * size) room = new Uint8ClampedArray(size);
    const data = room.subarray(0, size);
    await frame.copyTo(data);
    return { width, height, data, order: format };
  } finally {
    frame.close();
  }
}

/** RGBA of a bitmap, which is used up; null where there is no memory for a canvas of its size. */
export function pixelsOf(bitmap: ImageBitmap): Pixels | null {
  const pixels = drawn(bitmap, bitmap.width, bitmap.height);
  bitmap.close();
  return pixels;
}
