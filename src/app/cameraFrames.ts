import type { CameraFrame } from '../engine/engine';
import type { Frames } from '../store/shots';
import { openCamera, stillOf, stopCamera } from '../views/cameraStream';

/** Enough for a network that sees 227 pixels a side; a browser that has only larger ones gives those. */
const WANTED = { width: { ideal: 640 }, height: { ideal: 480 }, facingMode: 'environment' } as const;

/** Opens the camera; `onLost` is told when it goes away by itself. Rejects as the browser does. */
export async function openFrames(onLost: () => void): Promise<Frames> {
  const stream = await openCamera(WANTED);
  for (const track of stream.getTracks()) track.addEventListener('ended', onLost);
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  /** How many frames there had been when the last was taken. A browser that does not count them is always waited for. */
  let taken = 0;
  const given = () => video.getVideoPlaybackQuality().totalVideoFrames;
  let waiting = 0;
  const close = () => {
    stopCamera(stream);
    video.srcObject = null;
  };
  await video.play().catch((thrown: unknown) => {
    close();
    throw thrown;
  });
  return {
    async next() {
      // Asked for only while somebody waits: the page is drawn anew whenever it is told of a frame.
      video.cancelVideoFrameCallback(waiting);
      if (given() === taken)
        await new Promise((resolve) => (waiting = video.requestVideoFrameCallback(resolve)));
      taken = given();
      return frameOf(video);
    },
    still: (frame) => stillOf(frame, ...sizeOf(frame)),
    close,
  };
}

async function frameOf(video: HTMLVideoElement): Promise<CameraFrame> {
  return 'VideoFrame' in globalThis ? new VideoFrame(video) : createImageBitmap(video);
}

function sizeOf(frame: CameraFrame): [number, number] {
  return 'displayWidth' in frame ? [frame.displayWidth, frame.displayHeight] : [frame.width, frame.height];
}
