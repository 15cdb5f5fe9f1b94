import { useEffect, useRef, useState } from 'preact/compat';
import { CameraPanel, type CameraProblem, type CameraState } from './CameraPanel';
import { cameraProblem, openCamera, stillOf, stopCamera } from './cameraStream';
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
      try {
        const opened = await openCamera(constraints(request));
        stream = opened;
        if (!live) return stopCamera(opened);
        for (const track of opened.getTracks()) track.addEventListener('ended', () => fail('camera-lost'));
        if (preview) {
          preview.srcObject = opened;
          preview.dataset['facing'] = opened.getVideoTracks()[0]?.getSettings().facingMode ?? '';
        }
        const all = await navigator.mediaDevices.enumerateDevices();
        if (live) setDevices(all.filter(({ kind }) => kind === 'videoinput'));
      } catch (thrown) {
        fail(cameraProblem(thrown));
      }
    };
    // A page that is put away may never come to unmount: the camera is let go at once.
    const leave = () => {
      if (stream) stopCamera(stream);
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
      if (stream) stopCamera(stream);
      if (preview) preview.srcObject = null;
    };
  }, [request]);

  const ask = (next: Request) => {
    setState({ kind: 'asking' });
    setRequest(next);
  };
  const snap = async () => {
    if (!video.current) return;
    const { videoWidth, videoHeight } = video.current;
    // CSS mirrors the preview only.
    const picture = await stillOf(video.current, videoWidth, videoHeight);
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
