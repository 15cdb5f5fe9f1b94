import type { CameraFrame, Engine, ModelId, Seen, Want } from '../engine/engine';
import { layerOf, type Network } from '../network/types';
import type { Fit } from '../tensor/pixels';
import { topK } from '../tensor/rank';
import { scoresOf } from '../tensor/scores';
import { channelMean } from '../tensor/stats';
import { extents } from '../tensor/tensor';
import type { Moment, Pin } from './moments';
import type { AppStore } from './store';

/** A running camera. */
export interface Frames {
  /** The newest frame as soon as there is one that was not given yet; those in between are dropped. Whoever asks last gets it. */
  next(): Promise<CameraFrame>;
  /** A frame in full as a file. */
  still(frame: CameraFrame): Promise<Blob>;
  close(): void;
}

/** A frame and what was made of it. */
export interface Shot extends Seen {
  frame: CameraFrame;
  model: ModelId;
  network: Network;
  fit: Fit;
}

const WHOLE_MS = 1000;

/** Takes frames of a camera and runs the model on view on them: about once a second with the tensors of all layers. */
export function createShots(
  engine: Pick<Engine, 'see'>,
  store: Pick<AppStore, 'getState' | 'setState' | 'subscribe'>,
) {
  let wholeAt = -Infinity;

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

  async function take(camera: Frames): Promise<Shot> {
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

  return {
    take,
    /** The next one is of all layers. */
    wholeNext() {
      wholeAt = -Infinity;
    },
  };
}

/** What is shown of every frame: the layer on view, the classes, and the pinned channels. */
function keysOf(network: Network, layer: string, pins: readonly Pin[]): string[] {
  const wanted = [layer, network.logits, network.probabilities, ...pins.map((pin) => pin.layer)];
  return [...new Set(wanted)].filter((key) => key !== null).filter((key) => layerOf(network, key));
}

const noScores = new Float32Array(0);

/** What is kept of a shot, the `frame`th. */
export function momentOf(
  { model, network, framed, activations, runMs }: Shot,
  frame: number,
  pins: readonly Pin[],
): Moment {
  return {
    frame,
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
}
