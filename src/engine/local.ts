import { importModel } from '../network/import/import';
import { readNetwork } from '../network/network';
import { readOnnx } from '../network/onnx';
import { layerOf, NetworkError, type LayerKey, sizeOf } from '../network/types';
import { frame } from '../tensor/frame';
import { inputTensor } from '../tensor/input';
import type { Decoded } from '../tensor/pixels';
import type { Tensor } from '../tensor/tensor';
import { bytesOf, readFiles, type ModelBytes } from './bytes';
import { capture } from './capture';
import { grab } from './grab';
import {
  EngineError,
  type Device,
  type Engine,
  type LayerParameters,
  type ModelFile,
  type ModelId,
  type Subject,
} from './engine';
import { hold, sizedNetwork, type Held } from './held';
import { createRuntime, type RuntimeOptions } from './ort';
import type { Readback } from './readback';

export interface LocalOptions extends RuntimeOptions {
  isolated: boolean;
  readback: Promise<Readback>;
  decode: (picture: Blob) => Promise<Decoded>;
  /** The picture on which the graphics processor is compared with WebAssembly. */
  reference: () => Promise<Blob>;
}

/** Side of the input where neither the file nor a recipe states one. */
const ANY_SIZE = 224;

/** The engine itself, in the worker and in Node. Calls must not overlap: see `serial`. */
export function createEngine(options: LocalOptions): Engine {
  const runtime = createRuntime(options);
  const provider = options.build === 'wasm' ? 'wasm' : 'webgpu';
  const models = new Map<ModelId, Held>();
  /** Files that were just looked into are loaded next: they are not read and hashed again. */
  let inspected: (ModelBytes & { files: string }) | null = null;
  let decoded: { id: string; pixels: Promise<Decoded> } | null = null;

  const modelOf = (id: ModelId): Held => {
    const model = models.get(id);
    if (!model) throw new EngineError({ kind: 'not-loaded', model: id });
    return model;
  };

  return {
    async inspect(files) {
      inspected = { ...(await readFiles(files)), files: named(files) };
      const { bytes, others, sha256 } = inspected;
      const { format, bytes: onnx } = await importModel(bytes, { headPadding: 0, others });
      const { input, layers, logits } = readNetwork(onnx, { side: ANY_SIZE });
      const stated = readOnnx(onnx).inputs[0]?.dims ?? [];
      const [, height, width] = input.shape;
      const classes = layers.find(({ key }) => key === logits)?.shape?.[0] ?? null;
      return { sha256, format, size: stated[2] || stated[3] ? [height, width] : null, classes };
    },

    async load(source, { onProgress = () => undefined, signal } = {}) {
      const progress = (step: 'read' | 'session') => {
        if (signal?.aborted) throw new EngineError({ kind: 'cancelled' });
        onProgress({ step, loaded: 0, total: null });
      };
      const { id, recipe, headPadding = 0 } = source;
      const before = inspected;
      inspected = null;
      const same = before?.files === named(source.files ?? []) && before.sha256 === source.sha256;
      const file = same ? before : await bytesOf(source, onProgress, signal);
      progress('read');
      const { bytes, format, shared } = await importModel(file.bytes, { headPadding, others: file.others });
      const side = recipe.size;
      const network = readNetwork(bytes, { side });
      const [, height, width] = network.input.shape;
      if (height !== recipe.size || width !== recipe.size)
        throw new NetworkError(
          'unsupported',
          `the input is ${height} x ${width} pixels, and the page feeds ${recipe.size} x ${recipe.size}`,
        );
      progress('session');
      const started = performance.now();
      const model = await sized(hold(runtime, provider, { bytes, network, recipe }));
      await model.session('post');
      const sessionMs = performance.now() - started;
      const device = await deviceOf(model);
      await models.get(id)?.release();
      models.set(id, model);
      const { sha256 } = file;
      return {
        network: model.network,
        device,
        bytes: file.bytes.byteLength,
        sha256,
        format,
        shared,
        sessionMs,
      };
    },

    async frame({ id, blob }, recipe, fit) {
      if (decoded?.id !== id) decoded = { id, pixels: options.decode(blob) };
      const source = await decoded.pixels;
      const framed = frame(source, recipe, fit);
      if (framed.pixels.data !== source.data) return framed;
      // Fed unchanged: what is given away must not be what is kept for the next fit or model.
      return { ...framed, pixels: { ...framed.pixels, data: framed.pixels.data.slice() } };
    },

    run: (id, pixels, want) => capture(modelOf(id), pixels, want),

    async see(id, picture, fit, want) {
      const framed = frame(await grab(picture), modelOf(id).recipe, fit);
      return { framed, ...(await capture(modelOf(id), framed.pixels, want)) };
    },

    async means(id, pixels) {
      const { channelMeans } = await import('../tensor/stats');
      const { activations } = await capture(modelOf(id), pixels, { kind: 'all', pre: false });
      return new Map([...activations.post].map(([key, tensor]) => [key, channelMeans(tensor)]));
    },
    dependence: async (first, second) => (await import('../tensor/cka')).dependence(first, second),

    parameters: storedOf,
    async spectrum(id, key) {
      const { singularValues } = await import('../tensor/spectrum');
      return singularValues((await storedOf(id, key)).weight);
    },

    async profile(subject, runs, { onProgress = () => undefined, signal } = {}) {
      const { bytes, input, tensor } = fedTo(subject);
      const trace = await runtime.trace(bytes, input, tensor, runs + 1, async (run) => {
        // Lets a cancelling message in: a run itself cannot be interrupted.
        await new Promise((resolve) => setTimeout(resolve));
        if (signal?.aborted) throw new EngineError({ kind: 'cancelled' });
        onProgress({ step: 'profile', loaded: run, total: runs + 1 });
      });
      const { clockStep, parseTrace } = await import('./profile');
      return parseTrace(trace, clockStep());
    },

    async time(id, pixels) {
      const model = modelOf(id);
      const session = await model.session('none');
      return (await session.run(inputTensor(pixels, model.recipe), [])).runMs;
    },

    async unload(id) {
      const model = models.get(id);
      models.delete(id);
      await model?.release();
    },

    memory: async () => runtime.memory(),
  };

  async function deviceOf(model: Held): Promise<Device> {
    const { threads, isolated } = options;
    const around = { threads, isolated, runtime: runtime.version, readback: await options.readback };
    if (provider === 'wasm') return { provider, ...around };
    const adapter = await (await import('./adapter')).findAdapter();
    if (!adapter) throw new EngineError({ kind: 'device', reason: 'absent', message: '' });
    const { againstWasm } = await import('./againstWasm');
    const picture = await options.decode(await options.reference());
    const check = await againstWasm(model, runtime, picture);
    if (check.firstBad !== null)
      throw new EngineError({ kind: 'device', reason: 'differs', message: check.firstBad });
    return { provider, adapter: adapter.name, check, ...around };
  }

  /** The model with a network that knows all its sizes; another one where they had to be measured. */
  async function sized(model: Held): Promise<Held> {
    const network = await sizedNetwork(model);
    if (network === model.network) return model;
    await model.release();
    return hold(runtime, provider, { ...model, network });
  }

  async function storedOf(id: ModelId, key: LayerKey): Promise<LayerParameters> {
    const { parametersOf } = await import('../network/weights');
    const { network, bytes } = modelOf(id);
    const layer = layerOf(network, key);
    const found = layer && parametersOf(readOnnx(bytes), layer);
    if (!found) throw new EngineError({ kind: 'runtime', message: `${key} has no weights` });
    return found;
  }

  function fedTo(subject: Subject): { bytes: Uint8Array; input: string; tensor: Tensor } {
    if (subject.kind === 'file') {
      const { bytes, input, dims } = subject;
      const data = new Float32Array(sizeOf(dims)).fill(0.5);
      return { bytes, input, tensor: { dims, data } };
    }
    const { bytes, network, recipe } = modelOf(subject.model);
    return { bytes, input: network.input.tensor, tensor: inputTensor(subject.pixels, recipe) };
  }
}

function named(files: readonly ModelFile[]): string {
  return files.map(({ name, blob }) => `${name} ${blob.size}`).join();
}
