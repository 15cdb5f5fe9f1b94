import { imageSize } from 'image-size';
import type { Pixels } from '../tensor/pixels';
import { EngineError, type PictureProblem } from './engine';

/** Larger pictures are refused before decoding: one RGBA copy would take over 400 MB. */
const MAX_SIDE = 16_384;
const MAX_PIXELS = 100_000_000;

function refuse(reason: PictureProblem, detail = ''): never {
  throw new EngineError({ kind: 'picture', reason, detail });
}

/** What the bytes are, by their content and not by the file's name; throws the failure that the page puts into words. */
function inspect(bytes: Uint8Array): string {
  if (bytes.length === 0) refuse('empty');
  let type = '';
  let size: { width: number; height: number };
  try {
    const found = imageSize(bytes);
    type = found.type ?? '';
    size = found;
  } catch {
    refuse(startsLikePicture(bytes) ? 'truncated' : 'not-a-picture');
  }
  if (type === 'svg') refuse('svg');
  if (size.width > MAX_SIDE || size.height > MAX_SIDE || size.width * size.height > MAX_PIXELS)
    refuse('too-large', `${size.width} × ${size.height}`);
  if (isCut(bytes, type)) refuse('truncated');
  return type;
}

const SIGNATURES: readonly (readonly number[])[] = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x49, 0x46, 0x46],
  [0x42, 0x4d],
];

function startsLikePicture(bytes: Uint8Array): boolean {
  return SIGNATURES.some((signature) => signature.every((byte, i) => bytes[i] === byte));
}

/** Browsers draw the part of a cut file that they have; half a picture would get a whole prediction. */
function isCut(bytes: Uint8Array, type: string): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (type) {
    case 'jpg':
      return !endsWith(bytes, [0xff, 0xd9]);
    case 'png':
      return !endsWith(bytes, [0x49, 0x45, 0x4e, 0x44]);
    case 'gif':
      return !endsWith(bytes, [0x3b]);
    case 'webp':
      return bytes.length < 12 || view.getUint32(4, true) + 8 > bytes.length;
    case 'bmp':
      return bytes.length < 6 || view.getUint32(2, true) > bytes.length;
    default:
      return false;
  }
}

/** Whether the mark stands near the end: some writers append a few bytes of their own. */
function endsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  const from = Math.max(0, bytes.length - 4096);
  for (let at = bytes.length - mark.length; at >= from; at--)
    if (mark.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}

/** RGBA of a picture file: upright (EXIF applied), 8 bits, sRGB. Runs in the worker. */
export async function decode(picture: Blob): Promise<Pixels> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const type = inspect(bytes);
  const bitmap = await createImageBitmap(new Blob([bytes], { type: picture.type }), {
    imageOrientation: 'from-image',
    premultiplyAlpha: 'none',
  }).catch(() => refuse(['heic', 'heif'].includes(type) ? 'heic' : 'undecodable', type));
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true, colorSpace: 'srgb' });
  if (!context) refuse('too-large', `${width} × ${height}`);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}
