import type { CameraProblem } from './CameraPanel';

/** Opens a camera; rejects as the browser does (see `cameraProblem`). */
export async function openCamera(video: MediaTrackConstraints): Promise<MediaStream> {
  if (!navigator.mediaDevices) throw new DOMException('', 'InsecureError');
  return navigator.mediaDevices.getUserMedia({ video });
}

export function stopCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Why a camera could not be opened. */
export function cameraProblem(thrown: unknown): CameraProblem {
  switch (thrown instanceof DOMException ? thrown.name : '') {
    case 'InsecureError':
      return 'camera-insecure';
    case 'NotAllowedError':
    case 'SecurityError':
      return 'camera-refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'no-camera';
    default:
      return 'camera-busy';
  }
}

/** A frame as the camera gave it, at its full resolution. */
export function stillOf(frame: CanvasImageSource, width: number, height: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(frame, 0, 0, width, height);
  return canvas.convertToBlob({ type: 'image/png' });
}
