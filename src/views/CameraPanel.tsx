import type { RefObject } from 'preact/compat';
import { useWords } from './useWords';
import './button.css';
import './Camera.css';

/** Why there is no preview; `words.picture.problems` says it. */
export type CameraProblem =
  'no-camera' | 'camera-refused' | 'camera-busy' | 'camera-lost' | 'camera-insecure';

export type CameraState =
  { kind: 'asking' } | { kind: 'running' } | { kind: 'problem'; problem: CameraProblem };

interface Props {
  state: CameraState;
  video: RefObject<HTMLVideoElement | null>;
  devices: readonly Pick<MediaDeviceInfo, 'deviceId' | 'label'>[];
  /** Null for the browser's own choice. */
  chosen: string | null;
  onRunning: () => void;
  onDevice: (deviceId: string) => void;
  onRetry: () => void;
  onSnap: () => void;
  onClose: () => void;
}

/** The camera's picture, or why there is none, and what can be done. */
export function CameraPanel(props: Props) {
  const { state, video, devices, chosen, onRunning, onDevice, onRetry, onSnap, onClose } = props;
  const { app, picture: words } = useWords();
  return (
    <>
      <div className="camera-stage">
        <video
          ref={video}
          className="camera-video"
          aria-label={words.cameraPreview}
          hidden={state.kind !== 'running'}
          autoPlay
          muted
          playsInline
          onLoadedData={onRunning}
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
              value={chosen ?? devices[0]?.deviceId}
              onChange={({ currentTarget }) => onDevice(currentTarget.value)}
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
        <button type="button" className="button" onClick={onClose}>
          {words.close}
        </button>
        {state.kind === 'problem' ? (
          <button type="button" className="button camera-primary" onClick={onRetry}>
            {app.retry}
          </button>
        ) : (
          <button
            type="button"
            className="button camera-primary"
            disabled={state.kind !== 'running'}
            onClick={onSnap}
          >
            {words.snap}
          </button>
        )}
      </div>
    </>
  );
}
