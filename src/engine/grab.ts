import type { Decoded, Pixels } from '../tensor/pixels';
import { EngineError, type CameraFrame } from './engine';

/** Longest side in pixels of a camera's frame that is resampled: more costs time in every frame, and the network sees 227. */
const LONGEST = 1280;

/**
 * A camera's frame as pixels, upright and opaque; a larger one is made smaller first. Done on the page: where no graphics processor is
 * in use, Chromium lets a worker that has colours converted wait until the page has nothing to do.
 */
export async function grab(frame: CameraFrame | Decoded): Promise<Decoded> {
  if ('data' in frame) return frame;
  const [width, height] =
    'displayWidth' in frame ? [frame.displayWidth, frame.displayHeight] : [frame.width, frame.height];
  const share = Math.min(1, LONGEST / Math.max(width, height));
  const copy = share === 1 && 'copyTo' in frame ? await copied(frame).catch(() => null) : null;
  if (copy) return copy;
  const pixels = drawn(frame, Math.round(width * share), Math.round(height * share));
  if (pixels) return { ...pixels, order: 'RGBX' };
  throw new EngineError({ kind: 'picture', reason: 'too-large', detail: `${width} × ${height}` });
}

/** Quicker than drawing; null where the frame is turned or of another shape than its pixels. Rejects where the browser converts no colours. */
async function copied(frame: VideoFrame): Promise<Decoded | null> {
  const { displayWidth: width, displayHeight: height, visibleRect } = frame;
  const isTurned = 'rotation' in frame && frame.rotation !== 0;
  if (isTurned || visibleRect?.width !== width || visibleRect.height !== height) return null;
  const data = new Uint8ClampedArray(width * height * 4);
  // The order in which browsers convert: RGBX takes them another pass.
  await frame.copyTo(data, { format: 'BGRX', colorSpace: 'srgb' });
  return { width, height, data, order: 'BGRX' };
}

/** Null where there is no memory for a canvas of this size. */
export function drawn(picture: CameraFrame, width: number, height: number): Pixels | null {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true, colorSpace: 'srgb' });
  context?.drawImage(picture, 0, 0, width, height);
  const data = context?.getImageData(0, 0, width, height).data;
  return data ? { width, height, data } : null;
}
