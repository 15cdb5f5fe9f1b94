import {
  failureOf,
  type CameraFrame,
  type Engine,
  type ModelId,
  type Seen,
  type Want,
} from '../engine/engine';
import { layerOf, type Network } from '../network/types';
import { bmp } from '../tensor/bmp';
import type { Fit, Pixels } from '../tensor/pixels';
import { topK } from '../tensor/rank';
import { scoresOf } from '../tensor/scores';
import { channelMean } from '../tensor/stats';
import { extents } from '../tensor/tensor';
import { paceOf, samePin, withMoment, type Moment, type Pace, type Pin } from './moments';
import type { Origin, Result } from './runs';
import type { AppStore } from './store';

/** A running camera. */
export interface Frames {
  /** The newest frame as soon as there is one that was not given yet; those in between are dropped. Whoever asks last gets it. */
  next(): Promise<CameraFrame>;
  /** A frame in full as a file. */
  still(frame: CameraFrame): Promise<Blob>;
  close(): void;
}

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

/** A frame and what was made of it. */
interface Shot extends Seen {
  frame: CameraFrame;
  model: ModelId;
  network: Network;
  fit: Fit;
}

const PACE_MS = 500;
const WHOLE_MS = 1000;

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
  let frames: Frames | null = null;
  /** Counts what was asked for: results of what was asked before are dropped. */
  let turn = 0;
  let count = 0;
  /** The frame on view, in full. */
  let kept: CameraFrame | null = null;
  let told = -Infinity;
  let wholeAt = -Infinity;

  const momentsNow = () => {
    const { live } = store.getState();
    return live.kind === 'off' ? [] : live.moments;
  };

  /** The model on view, once it is loaded. */
  function ready(): Promise<{ model: ModelId; network: Network }> {
    const found = () => {
      const { view, models } = store.getState();
      const [model = ''] = view.models;
      const loading = models[model]?.loading;
      return loading?.status === 'ready' ? { model, network: loading.loaded.network } : null;
    };
    const now = found();
    if (now) return Promise.resolve(now);
    return new Promise((resolve) => {
      const stop = store.subscribe(() => {
        const later = found();
        if (!later) return;
        stop();
        resolve(later);
      });
    });
  }

  async function shoot(camera: Frames): Promise<Shot> {
    const { model, network } = await ready();
    const frame = await camera.next();
    const { view, pins } = store.getState();
    const isDue = performance.now() - wholeAt >= WHOLE_MS;
    const { layer, pre, fit } = view;
    try {
      const want: Want = isDue
        ? { kind: 'all', pre }
        : { kind: 'some', keys: keysOf(network, layer, pins), pre };
      const seen = await engine.see(model, frame, fit, want);
      if (isDue) wholeAt = performance.now();
      return { ...seen, frame, model, network, fit };
    } catch (thrown) {
      frame.close();
      throw thrown;
    }
  }

  async function run(camera: Frames) {
    const mine = ++turn;
    for (let next = shoot(camera); ;) {
      const shot = await next;
      if (mine !== turn) return shot.frame.close();
      next = shoot(camera);
      // What is drawn on the page must not hold up the run after it.
      await new Promise((resolve) => setTimeout(resolve));
      if (mine === turn) show(shot);
      else shot.frame.close();
    }
  }

  /** Picture, result and moment become the ones on view, together. */
  function show({ frame, model, network, fit, framed, activations, runMs }: Shot) {
    kept?.close();
    kept = frame;
    const { runs, pins, live } = store.getState();
    const moment: Moment = {
      frame: ++count,
      time: performance.now(),
      model,
      runMs,
      pixels: framed.pixels,
      first: topK(scoresOf(network, (key) => activations.post.get(key)?.data)?.probabilities ?? noScores, 5),
      means: pins.flatMap((pin) => {
        const tensor = activations.post.get(pin.layer);
        if (!tensor || pin.channel >= extents(tensor).channels) return [];
        return [{ ...pin, mean: channelMean(tensor, pin.channel) }];
      }),
    };
    const moments = withMoment(momentsNow(), moment);
    const before = live.kind === 'off' ? null : live.pace;
    const isNews = before === null || moment.time - told >= PACE_MS;
    if (isNews) told = moment.time;
    const pace = isNews ? paceOf(moments) : before;
    const picture = { id: `live-${count}`, blob: blobOf(framed.pixels), url: '', origin } as const;
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
    const shot = await shoot(camera);
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
      told = wholeAt = -Infinity;
      store.setState({ live: { kind: 'running', moments: [], pace: null, whole: null } });
      begin(run);
    },
    freeze: () => begin(freeze),
    goOn() {
      wholeAt = -Infinity;
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
const noScores = new Float32Array(0);

function blobOf(pixels: Pixels): Blob {
  return new Blob([bmp(pixels)], { type: 'image/bmp' });
}

/** What is shown of every frame: the layer on view, the classes, and the pinned channels. */
function keysOf(network: Network, layer: string, pins: readonly Pin[]): string[] {
  const wanted = [layer, network.logits, network.probabilities, ...pins.map((pin) => pin.layer)];
  return [...new Set(wanted)].filter((key) => key !== null).filter((key) => layerOf(network, key));
}
