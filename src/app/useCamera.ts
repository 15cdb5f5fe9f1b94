import { useCallback, useEffect, useRef, useState } from 'preact/compat';
import type { AppStore } from '../store/store';
import type { CameraProblem } from '../views/CameraPanel';
import { cameraProblem } from '../views/cameraStream';
import { openFrames } from './cameraFrames';

type Opening =
  | { kind: 'off'; problem: CameraProblem | 'hidden' | null }
  /** The browser asks the reader, or starts the camera. */
  | { kind: 'asking' };

/** Opens the camera for the live run, and lets it go when the page is hidden or the part that uses this is left. */
export function useCamera(store: AppStore): { opening: Opening; open: () => void; dismiss: () => void } {
  const [opening, setOpening] = useState<Opening>({ kind: 'off', problem: null });
  /** Counts what was asked of the browser: what comes too late is let go at once. */
  const asked = useRef(0);
  const off = useCallback(
    (problem: CameraProblem | 'hidden' | null) => {
      asked.current++;
      store.getState().camera.stop();
      setOpening({ kind: 'off', problem });
    },
    [store],
  );
  const open = useCallback(() => {
    const mine = ++asked.current;
    setOpening({ kind: 'asking' });
    openFrames(() => mine === asked.current && off('camera-lost')).then(
      (frames) => {
        if (mine !== asked.current) return frames.close();
        setOpening({ kind: 'off', problem: null });
        store.getState().camera.start(frames);
      },
      (thrown: unknown) => mine === asked.current && off(cameraProblem(thrown)),
    );
  }, [store, off]);
  const isUsed = useCallback(
    () => opening.kind === 'asking' || store.getState().live.kind !== 'off',
    [opening, store],
  );
  useEffect(() => {
    const hide = () => document.visibilityState === 'hidden' && isUsed() && off('hidden');
    const leave = () => off(null);
    document.addEventListener('visibilitychange', hide);
    addEventListener('pagehide', leave);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      removeEventListener('pagehide', leave);
    };
  }, [off, isUsed]);
  useEffect(() => () => off(null), [off]);
  return { opening, open, dismiss: useCallback(() => off(null), [off]) };
}
