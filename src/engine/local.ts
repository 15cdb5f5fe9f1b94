import { layerOf, type Layer, type Network } from '../network/types';
import { readNetwork } from '../network/network';
import { readOnnx } from '../network/onnx';
import { tap } from '../network/taps';
import { parametersOf } from '../network/weights';
import { frame } from '../tensor/frame';
import { inputTensor } from '../tensor/input';
import type { InputRecipe, Pixels } from '../tensor/pixels';
import type { Tensor } from '../tensor/tensor';
import { download, sha256 } from './download';
import { EngineError, type Engine, type ModelId, type Subject, type Want } from './engine';
import { parseTrace } from './profile';
import { createRuntime, type RuntimeOptions, type Session } from './ort';

export interface LocalOptions extends RuntimeOptions {
  isolated: boolean;
  decode: (picture: Blob) => Promise<Pixels>;
}

interface Model {
  bytes: Uint8Array<ArrayBuffer>;
  network: Network;
  recipe: InputRecipe;
  /** Post-ReLU tensors are taps of this session; it keeps the runtime's fusion of Conv and ReLU. */
  session: Session;
  /** Also gives the tensors before ReLU, which costs the fusion: made only when somebody asks. */
  preSession: Promise<Session> | null;
}

/** The engine itself, in the worker and in Node. Calls must not overlap: see `serial`. */
export function createEngine(options: LocalOptions): Engine {
  const runtime = createRuntime(options);
  const models = new Map<ModelId, Model>();
  let decoded: { id: string; pixels: Promise<Pixels> } | null = null;

  const modelOf = (id: ModelId): Model => {
    const model = models.get(id);
    if (!model) throw new EngineError({ kind: 'not-loaded', model: id });
    return model;
  };

  return {
    async load({ id, url, sha256: expected, recipe }, { onProgress = () => undefined, signal } = {}) {
      const progress = (step: 'verify' | 'read' | 'session') => {
        if (signal?.aborted) throw new EngineError({ kind: 'cancelled' });
        onProgress({ step, loaded: 0, total: null });
      };
      const bytes = await download(url, onProgress, signal);
      progress('verify');
      const found = await sha256(bytes);
      if (expected && found && found !== expected)
        throw new EngineError({ kind: 'checksum', url, expected, found });
      progress('read');
      const network = readNetwork(bytes);
      progress('session');
      const before = performance.now();
      const session = await runtime.session(
        tap(
          bytes,
          network.layers.slice(1).map((l) => l.tensor),
        ),
        network.input.tensor,
      );
      const sessionMs = performance.now() - before;
      await models.get(id)?.session.release();
      models.set(id, { bytes, network, recipe, session, preSession: null });
      const device = {
        provider: 'wasm',
        threads: options.threads,
        isolated: options.isolated,
        runtime: runtime.version,
      } as const;
      return { network, device, bytes: bytes.byteLength, sha256: found, sessionMs };
    },

    async frame({ id, blob }, recipe, fit) {
      if (decoded?.id !== id) decoded = { id, pixels: options.decode(blob) };
      return frame(await decoded.pixels, recipe, fit);
    },

    async run(id, pixels, want) {
      const model = modelOf(id);
      const { network } = model;
      const input = inputTensor(pixels, model.recipe);
      const layers = network.layers.filter((layer) => wanted(want, layer));
      const tapped = layers.filter((layer) => layer.op.kind !== 'input');
      const before = tapped.flatMap((layer) => (want.pre && layer.preTensor ? [layer.preTensor] : []));
      const session = before.length === 0 ? model.session : await preSessionOf(model);
      const { tensors, runMs } = await session.run(input, [
        ...tapped.map((layer) => layer.tensor),
        ...before,
      ]);
      const named = (name: string | null): Tensor[] => {
        const tensor = name === null ? undefined : tensors.get(name);
        return tensor ? [tensor] : [];
      };
      const post = new Map(tapped.flatMap((l) => named(l.tensor).map((tensor) => [l.key, tensor] as const)));
      const pre = new Map(
        tapped.flatMap((l) => named(l.preTensor).map((tensor) => [l.key, tensor] as const)),
      );
      const first = layers.find((layer) => layer.op.kind === 'input');
      if (first) post.set(first.key, input);
      return { activations: { post, pre }, runMs };
    },

    async parameters(id, key) {
      const { network, bytes } = modelOf(id);
      const layer = layerOf(network, key);
      const found = layer && parametersOf(readOnnx(bytes), layer);
      if (!found) throw new EngineError({ kind: 'runtime', message: `${key} has no weights` });
      return found;
    },

    async profile(subject, runs, { onProgress = () => undefined, signal } = {}) {
      const { bytes, input, tensor } = fedTo(subject);
      const trace = await runtime.trace(bytes, input, tensor, runs + 1, async (run) => {
        // Lets a cancelling message in: a run itself cannot be interrupted.
        await new Promise((resolve) => setTimeout(resolve));
        if (signal?.aborted) throw new EngineError({ kind: 'cancelled' });
        onProgress({ step: 'profile', loaded: run, total: runs + 1 });
      });
      return parseTrace(trace, clockStep());
    },

    async unload(id) {
      const model = models.get(id);
      models.delete(id);
      await model?.session.release();
      await (await model?.preSession)?.release();
    },
  };

  function fedTo(subject: Subject): { bytes: Uint8Array; input: string; tensor: Tensor } {
    if (subject.kind === 'file') {
      const { bytes, input, dims } = subject;
      const data = new Float32Array(dims.reduce((size, dim) => size * dim, 1)).fill(0.5);
      return { bytes, input, tensor: { dims, data } };
    }
    const { bytes, network, recipe } = modelOf(subject.model);
    return { bytes, input: network.input.tensor, tensor: inputTensor(subject.pixels, recipe) };
  }

  function preSessionOf(model: Model): Promise<Session> {
    const { bytes, network } = model;
    const names = network.layers
      .slice(1)
      .flatMap((l) => (l.preTensor ? [l.tensor, l.preTensor] : [l.tensor]));
    return (model.preSession ??= runtime.session(tap(bytes, names), network.input.tensor));
  }
}

/** Smallest step that this browser's clock takes, in milliseconds. */
function clockStep(): number {
  const steps = Array.from({ length: 5 }, () => {
    const before = performance.now();
    let now = before;
    while (now === before) now = performance.now();
    return now - before;
  });
  return Math.min(...steps);
}

function wanted(want: Want, layer: Layer): boolean {
  return want.kind === 'all' || want.keys.includes(layer.key);
}
