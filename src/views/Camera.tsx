import { useEffect, useRef, useState } from 'react';
import { useWords } from './useWords';
import './button.css';
import './Camera.css';

/** Why there is no preview; `words.picture.problems` says it. */
type CameraProblem = 'no-camera' | 'camera-refused' | 'camera-busy' | 'camera-lost' | 'camera-insecure';

type State = { kind: 'asking' } | { kind: 'running' } | { kind: 'problem'; problem: CameraProblem };

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
  const { app, picture: words } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<State>({ kind: 'asking' });
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
      <div className="camera-stage">
        <video
          ref={video}
          className="camera-video"
          aria-label={words.cameraPreview}
          hidden={state.kind !== 'running'}
          autoPlay
          muted
          playsInline
          onLoadedData={() => setState({ kind: 'running' })}
        />
        {state.kind === 'asking' && <output>{words.cameraAsking}</output>}
        {state.kind === 'problem' && (
          <div role="alert">
            <p>{words.problems[state.problem].message}</p>
            <p className="camera-advice">{words.problems[state.problem].advice}</p>
          </div>
        )}
      </div>
      <div className="camera-controls">
        {devices.length > 1 && (
          <label className="camera-device">
            {words.cameraDevice}
            <select
              value={request.deviceId ?? devices[0]?.deviceId}
              onChange={({ currentTarget }) => ask({ deviceId: currentTarget.value })}
            >
              {devices.map(({ deviceId, label }, i) => (
                <option key={deviceId} value={deviceId}>
                  {label || words.cameraUnnamed(i + 1)}
                </option>
              ))}
            </select>
          </label>
        )}
        <p className="camera-privacy">{words.cameraPrivacy}</p>
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {words.close}
        </button>
        {state.kind === 'problem' ? (
          <button type="button" className="button camera-primary" onClick={() => ask({ ...request })}>
            {app.retry}
          </button>
        ) : (
          <button
            type="button"
            className="button camera-primary"
            disabled={state.kind !== 'running'}
            onClick={() => void snap()}
          >
            {words.snap}
          </button>
        )}
      </div>
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
