import { failureOf, type CameraFrame, type Engine, type ModelId } from '../engine/engine';
import { bmp } from '../tensor/bmp';
import type { Pixels } from '../tensor/pixels';
import { paceOf, samePin, withMoment, type Moment, type Pace, type Pin } from './moments';
import type { Origin, Result } from './runs';
import { createShots, momentOf, type Frames, type Shot } from './shots';
import type { AppStore } from './store';

/** One frame with the tensors of all layers, for what shows them all: they are brought about once a second. */
export interface Whole {
  frame: number;
  model: ModelId;
  result: Result;
}

export type Live =
  | { kind: 'off' }
  /** `pace` is renewed twice a second, so that it can be read. */
  | { kind: 'running'; moments: readonly Moment[]; pace: Pace | null; whole: Whole | null }
  /** `frame` is on view, as an ordinary picture. */
  | { kind: 'frozen'; moments: readonly Moment[]; pace: Pace | null; frame: number };

export const MOST_PINS = 4;

export interface LiveControls {
  start: (frames: Frames) => void;
  /** Holds the frame on view, and looks at it in full. */
  freeze: () => void;
  goOn: () => void;
  /** One more frame, then frozen again. */
  step: () => void;
  /** Back to a frame that is still kept. */
  scrub: (frame: number) => void;
  stop: () => void;
  pin: (pin: Pin) => void;
  unpin: (pin: Pin) => void;
}

const PACE_MS = 500;

/**
 * Runs the model on view on the frames of a camera: the next frame is taken when the last result has come, and its run begins
 * before that result is drawn. `take` makes a picture the one on view.
 */
export function createLive(
  engine: Pick<Engine, 'see'>,
  store: Pick<AppStore, 'getState' | 'setState' | 'subscribe'>,
  take: (blob: Blob, origin: Origin) => void,
  refresh: () => void,
): LiveControls {
  const shots = createShots(engine, store);
  let frames: Frames | null = null;
  /** Counts what was asked for: results of what was asked before are dropped. */
  let turn = 0;
  let count = 0;
  /** The frame on view, in full. */
  let kept: CameraFrame | null = null;
  let told = -Infinity;

  const momentsNow = () => {
    const { live } = store.getState();
    return live.kind === 'off' ? [] : live.moments;
  };

  async function run(camera: Frames) {
    const mine = ++turn;
    for (let next = shots.take(camera); ;) {
      const shot = await next;
      if (mine !== turn) return shot.frame.close();
      next = shots.take(camera);
      // What is drawn on the page must not hold up the run after it.
      await new Promise((resolve) => setTimeout(resolve));
      if (mine === turn) show(shot);
      else shot.frame.close();
    }
  }

  /** Picture, result and moment become the ones on view, together. */
  function show(shot: Shot) {
    const { frame, model, network, fit, framed, activations, runMs } = shot;
    kept?.close();
    kept = frame;
    const { runs, pins, live } = store.getState();
    const moment = momentOf(shot, ++count, pins);
    const moments = withMoment(momentsNow(), moment);
    const before = live.kind === 'off' ? null : live.pace;
    const isNews = before === null || moment.time - told >= PACE_MS;
    if (isNews) told = moment.time;
    const pace = isNews ? paceOf(moments) : before;
    const picture = {
      id: `live-${count}`,
      // Hardly ever asked for.
      get blob() {
        return blobOf(framed.pixels);
      },
      url: '',
      origin,
    } as const;
    const last: Result = { picture, fit, framed, activations, runMs, recorded: false };
    const isWhole = network.layers.every(({ key }) => activations.post.has(key));
    const former = live.kind === 'running' ? live.whole : null;
    const whole = isWhole ? { frame: count, model, result: last } : former;
    store.setState({
      runs: { ...runs, [model]: { status: 'done', last } },
      live:
        live.kind === 'frozen'
          ? { kind: 'frozen', moments, pace, frame: count }
          : { kind: 'running', moments, pace, whole },
    });
  }

  function begin(work: (camera: Frames) => Promise<void>) {
    if (!frames) return;
    work(frames).catch((thrown: unknown) => {
      stop();
      store.setState({ failure: failureOf(thrown) });
    });
  }

  function look(picture: Blob) {
    const { view } = store.getState();
    // What the address says is no longer on view.
    store.setState({ view: { ...view, sample: null } });
    take(picture, origin);
  }

  async function freeze(camera: Frames) {
    const frame = kept;
    const last = momentsNow().at(-1);
    if (!frame || !last) return;
    const mine = ++turn;
    store.setState({
      live: { kind: 'frozen', moments: momentsNow(), pace: paceOf(momentsNow()), frame: last.frame },
    });
    const picture = await camera.still(frame);
    if (mine === turn) look(picture);
  }

  async function step(camera: Frames) {
    const mine = ++turn;
    const shot = await shots.take(camera);
    if (mine !== turn) return shot.frame.close();
    show(shot);
    await freeze(camera);
  }

  function stop() {
    turn++;
    frames?.close();
    kept?.close();
    frames = kept = null;
    store.setState({ live: { kind: 'off' } });
  }

  return {
    start(camera) {
      stop();
      frames = camera;
      count = 0;
      told = -Infinity;
      shots.wholeNext();
      store.setState({ live: { kind: 'running', moments: [], pace: null, whole: null } });
      begin(run);
    },
    freeze: () => begin(freeze),
    goOn() {
      shots.wholeNext();
      store.setState({ live: { kind: 'running', moments: momentsNow(), pace: null, whole: null } });
      begin(run);
    },
    step: () => begin(step),
    scrub(frame) {
      const moments = momentsNow();
      const moment = moments.find((each) => each.frame === frame);
      if (!moment) return;
      if (moment === moments.at(-1)) return begin(freeze);
      turn++;
      store.setState({ live: { kind: 'frozen', moments, pace: paceOf(moments), frame } });
      look(blobOf(moment.pixels));
    },
    stop() {
      if (store.getState().live.kind === 'off') return;
      stop();
      refresh();
    },
    pin(pin) {
      const { pins } = store.getState();
      if (pins.length < MOST_PINS && !pins.some((each) => samePin(each, pin)))
        store.setState({ pins: [...pins, pin] });
    },
    unpin: (pin) => store.setState(({ pins }) => ({ pins: pins.filter((each) => !samePin(each, pin)) })),
  };
}

const origin = { kind: 'camera' } as const;

function blobOf(pixels: Pixels): Blob {
  return new Blob([bmp(pixels)], { type: 'image/bmp' });
}
