import { useEffect, useRef, useState } from 'react';
import { CameraPanel, type CameraProblem, type CameraState } from './CameraPanel';
import { useWords } from './useWords';
import './Camera.css';

/** What is asked of the browser; a new object asks anew. */
interface Request {
  deviceId: string | null;
}

interface Props {
  /** A PNG at the camera's full resolution, not mirrored. */
  onPicture: (picture: Blob) => void;
  onClose: () => void;
}

/** A modal dialog with the camera's picture; open while mounted, and so is the camera. */
export function Camera({ onPicture, onClose }: Props) {
  const { picture: words } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>({ kind: 'asking' });
  const [request, setRequest] = useState<Request>({ deviceId: null });
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([]);

  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);

  useEffect(() => {
    const preview = video.current;
    let live = true;
    let stream: MediaStream | null = null;
    const fail = (problem: CameraProblem) => {
      if (live) setState({ kind: 'problem', problem });
    };
    const start = async () => {
      if (!navigator.mediaDevices) return fail('camera-insecure');
      try {
        const opened = await navigator.mediaDevices.getUserMedia({ video: constraints(request) });
        stream = opened;
        if (!live) return stop(opened);
        for (const track of opened.getTracks()) track.addEventListener('ended', () => fail('camera-lost'));
        if (preview) {
          preview.srcObject = opened;
          preview.dataset['facing'] = opened.getVideoTracks()[0]?.getSettings().facingMode ?? '';
        }
        const all = await navigator.mediaDevices.enumerateDevices();
        if (live) setDevices(all.filter(({ kind }) => kind === 'videoinput'));
      } catch (thrown) {
        fail(problemOf(thrown));
      }
    };
    // A page that is put away may never come to unmount: the camera is let go at once.
    const leave = () => {
      if (stream) stop(stream);
      dialog.current?.close();
    };
    const hide = () => document.visibilityState === 'hidden' && leave();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    void start();
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
      live = false;
      if (stream) stop(stream);
      if (preview) preview.srcObject = null;
    };
  }, [request]);

  const ask = (next: Request) => {
    setState({ kind: 'asking' });
    setRequest(next);
  };
  const snap = async () => {
    if (!video.current) return;
    const picture = await still(video.current);
    onPicture(picture);
    dialog.current?.close();
  };

  return (
    <dialog ref={dialog} className="camera" aria-label={words.cameraTitle} onClose={onClose}>
      <CameraPanel
        state={state}
        video={video}
        devices={devices}
        chosen={request.deviceId}
        onRunning={() => setState({ kind: 'running' })}
        onDevice={(deviceId) => ask({ deviceId })}
        onRetry={() => ask({ ...request })}
        onSnap={() => void snap()}
        onClose={() => dialog.current?.close()}
      />
    </dialog>
  );
}

function constraints({ deviceId }: Request): MediaTrackConstraints {
  const size = { width: { ideal: 1920 }, height: { ideal: 1080 } };
  return deviceId === null
    ? { ...size, facingMode: 'environment' }
    : { ...size, deviceId: { exact: deviceId } };
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function problemOf(thrown: unknown): CameraProblem {
  switch (thrown instanceof DOMException ? thrown.name : '') {
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

/** The frame now shown, as the camera gave it: CSS mirrors the preview only. */
function still(video: HTMLVideoElement): Promise<Blob> {
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}
