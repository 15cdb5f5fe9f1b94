import { layerOf, NetworkError, type Layer, type LayerKey, type Network } from '../network/types';
import { importModel } from '../network/import/import';
import { readNetwork } from '../network/network';
import { readOnnx } from '../network/onnx';
import { partsOf, tensorNames, type Part } from '../network/taps';
import { parametersOf } from '../network/weights';
import { frame } from '../tensor/frame';
import type { Check } from '../tensor/recorded';
import { inputTensor } from '../tensor/input';
import type { Decoded, InputRecipe, Pixels } from '../tensor/pixels';
import { channelMeans } from '../tensor/stats';
import type { Tensor } from '../tensor/tensor';
import { grab } from './decode';
import { bytesOf, readFiles, type ModelBytes } from './bytes';
import {
  EngineError,
  TOLERANCES,
  type Device,
  type Engine,
  type LayerParameters,
  type ModelFile,
  type ModelId,
  type RunResult,
  type Subject,
  type Want,
} from './engine';
import type { Readback } from './readback';
import { createRuntime, type RuntimeOptions, type Session } from './ort';

export interface LocalOptions extends RuntimeOptions {
  isolated: boolean;
  readback: Promise<Readback>;
  decode: (picture: Blob) => Promise<Decoded>;
  /** The picture on which the graphics processor is compared with WebAssembly. */
  reference: () => Promise<Blob>;
}

/** Side of the input where neither the file nor a recipe states one. */
const ANY_SIZE = 224;

interface Model {
  bytes: Uint8Array<ArrayBuffer>;
  network: Network;
  recipe: InputRecipe;
  /** Made when first wanted. */
  sessions: Map<Taps, Promise<Session>>;
}

/**
 * What a session gives besides its outputs: nothing; every layer's tensor after ReLU, which keeps the runtime's fusion of
 * Conv and ReLU; also those before ReLU, which costs the fusion.
 */
type Taps = 'none' | 'post' | 'pre';

/** The engine itself, in the worker and in Node. Calls must not overlap: see `serial`. */
export function createEngine(options: LocalOptions): Engine {
  const runtime = createRuntime(options);
  const provider = options.build === 'wasm' ? 'wasm' : 'webgpu';
  const models = new Map<ModelId, Model>();
  /** Files that were just looked into are loaded next: they are not read and hashed again. */
  let inspected: (ModelBytes & { files: string }) | null = null;
  let decoded: { id: string; pixels: Promise<Decoded> } | null = null;

  const modelOf = (id: ModelId): Model => {
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
      return { sha256, format, size: stated[2] && stated[3] ? [height, width] : null, classes };
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
      const model = await sized({ bytes, network, recipe, sessions: new Map() });
      await sessionOf(model, 'post');
      const sessionMs = performance.now() - started;
      const device = await deviceOf(model);
      await release(models.get(id));
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

    run,

    async see(id, picture, fit, want) {
      const framed = frame(await grab(picture), modelOf(id).recipe, fit);
      return { framed, ...(await run(id, framed.pixels, want)) };
    },

    async means(id, pixels) {
      const { activations } = await run(id, pixels, { kind: 'all', pre: false });
      return new Map([...activations.post].map(([key, tensor]) => [key, channelMeans(tensor)]));
    },
    dependence: async (first, second) => (await import('../tensor/cka')).dependence(first, second),

    parameters: async (id, key) => storedOf(id, key),
    spectrum: async (id, key) =>
      (await import('../tensor/spectrum')).singularValues(storedOf(id, key).weight),

    async profile(subject, runs, { onProgress = () => undefined, signal } = {}) {
      const { bytes, input, tensor } = fedTo(subject);
      const trace = await runtime.trace(bytes, input, tensor, runs + 1, async (run) => {
        // Lets a cancelling message in: a run itself cannot be interrupted.
        await new Promise((resolve) => setTimeout(resolve));
        if (signal?.aborted) throw new EngineError({ kind: 'cancelled' });
        onProgress({ step: 'profile', loaded: run, total: runs + 1 });
      });
      return (await import('./profile')).parseTrace(trace, clockStep());
    },

    async time(id, pixels) {
      const model = modelOf(id);
      const session = await sessionOf(model, 'none');
      return (await session.run(inputTensor(pixels, model.recipe), [])).runMs;
    },

    async unload(id) {
      const model = models.get(id);
      models.delete(id);
      await release(model);
    },

    memory: async () => runtime.memory(),
  };

  async function run(id: ModelId, pixels: Pixels, want: Want): Promise<RunResult> {
    const model = modelOf(id);
    const { network } = model;
    const input = inputTensor(pixels, model.recipe);
    const layers = network.layers.filter((layer) => wanted(want, layer));
    const tapped = layers.filter((layer) => layer.op.kind !== 'input');
    const before = tapped.flatMap((layer) => (want.pre && layer.preTensor ? [layer.preTensor] : []));
    const session = await sessionOf(model, before.length === 0 ? 'post' : 'pre');
    const parts = partsOf(network);
    const own = tapped.filter(({ key }) => !tapped.some((layer) => layer === parts.get(key)?.whole));
    const { tensors, runMs } = await session.run(input, [...own.map((layer) => layer.tensor), ...before]);
    const named = (name: string | null): Tensor[] => {
      const tensor = name === null ? undefined : tensors.get(name);
      return tensor ? [tensor] : [];
    };
    const postOf = (layer: Layer): Tensor[] => {
      const part = parts.get(layer.key);
      if (own.includes(layer) || !part) return named(layer.tensor);
      return postOf(part.whole).map((whole) => partOf(whole, part));
    };
    const post = new Map(tapped.flatMap((l) => postOf(l).map((tensor) => [l.key, tensor] as const)));
    const pre = new Map(tapped.flatMap((l) => named(l.preTensor).map((tensor) => [l.key, tensor] as const)));
    const first = layers.find((layer) => layer.op.kind === 'input');
    if (first) post.set(first.key, input);
    return { activations: { post, pre }, runMs };
  }

  async function deviceOf(model: Model): Promise<Device> {
    const { threads, isolated } = options;
    const around = { threads, isolated, runtime: runtime.version, readback: await options.readback };
    if (provider === 'wasm') return { provider, ...around };
    const adapter = await (await import('./adapter')).findAdapter();
    if (!adapter) throw new EngineError({ kind: 'device', reason: 'absent', message: '' });
    const check = await againstWasm(model);
    if (check.firstBad !== null)
      throw new EngineError({ kind: 'device', reason: 'differs', message: check.firstBad });
    return { provider, adapter: adapter.name, check, ...around };
  }

  /** Every layer on the graphics processor against the same on WebAssembly. */
  async function againstWasm(model: Model): Promise<Check> {
    const { bytes, network, recipe } = model;
    const picture = await options.decode(await options.reference());
    const input = inputTensor(frame(picture, recipe, 'warp').pixels, recipe);
    const names = tensorNames(network, { pre: false });
    const session = await runtime.session(bytes, names, network.input.tensor, 'wasm');
    const { tensors: expected } = await session.run(input, names);
    await session.release();
    const { tensors: found } = await (await sessionOf(model, 'post')).run(input, names);
    const byKey = <T>(tensors: ReadonlyMap<string, Tensor>, make: (tensor: Tensor) => T) =>
      new Map(
        network.layers.flatMap(({ key, tensor: name }) => {
          const tensor = tensors.get(name);
          return tensor ? [[key, make(tensor)] as const] : [];
        }),
      );
    const { checkLayers, recordOf } = await import('../tensor/recorded');
    return checkLayers(
      byKey(found, (tensor) => tensor),
      byKey(expected, recordOf),
      TOLERANCES.webgpu,
    );
  }

  function storedOf(id: ModelId, key: LayerKey): LayerParameters {
    const { network, bytes } = modelOf(id);
    const layer = layerOf(network, key);
    const found = layer && parametersOf(readOnnx(bytes), layer);
    if (!found) throw new EngineError({ kind: 'runtime', message: `${key} has no weights` });
    return found;
  }

  function fedTo(subject: Subject): { bytes: Uint8Array; input: string; tensor: Tensor } {
    if (subject.kind === 'file') {
      const { bytes, input, dims } = subject;
      const data = new Float32Array(dims.reduce((size, dim) => size * dim, 1)).fill(0.5);
      return { bytes, input, tensor: { dims, data } };
    }
    const { bytes, network, recipe } = modelOf(subject.model);
    return { bytes, input: network.input.tensor, tensor: inputTensor(subject.pixels, recipe) };
  }

  /** Where the operators do not tell all sizes, a run on an empty picture does. */
  async function sized(model: Model): Promise<Model> {
    const { bytes, network, recipe } = model;
    if (network.layers.every(({ shape }) => shape !== null)) return model;
    const session = await sessionOf(model, 'post');
    const dims = [1, ...network.input.shape];
    const empty = { dims, data: new Float32Array(dims.reduce((size, dim) => size * dim)) };
    const { tensors } = await session.run(empty, tensorNames(network, { pre: false }));
    const measured = new Map([...tensors].map(([name, tensor]) => [name, tensor.dims]));
    await release(model);
    return {
      bytes,
      network: readNetwork(bytes, { side: recipe.size, measured }),
      recipe,
      sessions: new Map(),
    };
  }

  function sessionOf({ bytes, network, sessions }: Model, taps: Taps): Promise<Session> {
    const names = taps === 'none' ? [] : tensorNames(network, { pre: taps === 'pre' });
    const made = sessions.get(taps) ?? runtime.session(bytes, names, network.input.tensor, provider);
    sessions.set(taps, made);
    return made;
  }
}

function named(files: readonly ModelFile[]): string {
  return files.map(({ name, blob }) => `${name} ${blob.size}`).join();
}

async function release(model: Model | undefined): Promise<void> {
  for (const session of model?.sessions.values() ?? []) await (await session).release();
}

/** A view into the memory of the whole, not a copy. */
function partOf({ dims, data }: Tensor, { from, shape }: Part): Tensor {
  const [batch = 1, ...extent] = dims;
  const plane = extent.slice(1).reduce((size, side) => size * side, 1);
  const [channels = 0] = shape;
  return { dims: [batch, ...shape], data: data.subarray(from * plane, (from + channels) * plane) };
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
