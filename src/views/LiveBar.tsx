import type { ReactNode } from 'preact/compat';
import type { CameraProblem } from './CameraPanel';
import { Alert } from './Alert';
import { useWords } from './useWords';
import './button.css';
import './LiveBar.css';

/** What runs on the camera: nothing (and why not), or the network, or one of its frames is held. */
export type LiveState =
  | { kind: 'off'; problem: CameraProblem | 'hidden' | null }
  | { kind: 'asking' }
  | { kind: 'running' }
  | { kind: 'frozen' };

interface Props {
  state: LiveState;
  /** Frames a second and milliseconds of a run; null until there are two frames. */
  pace: { fps: number; ms: number } | null;
  /** How many moments are kept, which of them is on view, and what it was. */
  moments: number;
  at: number;
  atText: string;
  /** What is kept at most, in seconds and bytes; null while nothing is. */
  keeps: { seconds: number; bytes: number } | null;
  /** The frame whose tensors of all layers are on view, and how long ago it was, in seconds. */
  whole: { frame: number; seconds: number } | null;
  /** The channel that can be pinned, or null; and whether there is room for it. */
  pin: { layer: string; channel: number; free: boolean } | null;
  onLive: () => void;
  onFreeze: () => void;
  onStep: () => void;
  onScrub: (moment: number) => void;
  onPin: () => void;
  onDismiss: () => void;
  /** What follows the pinned channels. */
  children?: ReactNode;
}

/** The running camera: on and off, how fast, frozen and step by step, and back through its last seconds. */
export function LiveBar(props: Props) {
  const { state, pace, moments, at, atText, keeps, whole, pin, children } = props;
  const { onLive, onFreeze, onStep, onScrub, onPin, onDismiss } = props;
  const { live, picture } = useWords();
  const on = state.kind === 'running' || state.kind === 'frozen';
  const frozen = state.kind === 'frozen';
  return (
    <section className="live-bar" aria-label={live.name}>
      <div className="live-bar-buttons">
        <button
          type="button"
          className="button"
          aria-pressed={on}
          disabled={state.kind === 'asking'}
          onClick={onLive}
        >
          {live.live}
        </button>
        {on && (
          <>
            <button
              type="button"
              className="button"
              aria-pressed={frozen}
              disabled={moments === 0}
              onClick={onFreeze}
            >
              {live.freeze}
            </button>
            <button type="button" className="button" disabled={!frozen} onClick={onStep}>
              {live.step}
            </button>
          </>
        )}
      </div>
      {state.kind === 'asking' && <output>{picture.cameraAsking}</output>}
      {state.kind === 'off' &&
        state.problem !== null &&
        (state.problem === 'hidden' ? (
          <Alert {...live.hidden} onDismiss={onDismiss} onRetry={onLive} />
        ) : (
          <Alert {...picture.problems[state.problem]} onDismiss={onDismiss} onRetry={onLive} />
        ))}
      {on && (
        <>
          <p className="live-bar-pace">{pace ? live.pace(pace.fps, pace.ms) : live.waiting}</p>
          {moments > 0 && (
            <label className="live-bar-moment">
              {live.moment}
              <input
                type="range"
                min={0}
                max={moments - 1}
                value={at}
                aria-valuetext={atText}
                onChange={({ currentTarget }) => onScrub(currentTarget.valueAsNumber)}
              />
            </label>
          )}
          {atText !== '' && <p className="live-bar-note">{atText}</p>}
          {whole && <p className="live-bar-note">{live.whole(whole.frame, whole.seconds)}</p>}
          {pin ? (
            <button type="button" className="button" disabled={!pin.free} onClick={onPin}>
              {live.pin(live.channel(pin.layer, pin.channel))}
            </button>
          ) : (
            <p className="live-bar-note">{live.noPin}</p>
          )}
          {children}
          {keeps && <p className="live-bar-note">{live.keeps(keeps.seconds, keeps.bytes)}</p>}
        </>
      )}
    </section>
  );
}
