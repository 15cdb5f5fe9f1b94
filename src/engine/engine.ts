import type { SharedValues } from '../network/import/compressed';
import type { Format } from '../network/import/recognise';
import { NetworkError, type LayerKey, type Network } from '../network/types';
import type { Decoded, Fit, Framed, InputRecipe, Pixels } from '../tensor/pixels';
import type { Dependence } from '../tensor/cka';
import type { Check } from '../tensor/recorded';
import type { Tensor } from '../tensor/tensor';
import type { Profile } from './profile';
import type { Readback } from './readback';

/** Name of a model in links and in the store, such as `1.0` or `1.1-starter`. */
export type ModelId = string;

/** A file that the reader chose: names are shown, and tie files to each other; they decide nothing else. */
export interface ModelFile {
  name: string;
  blob: Blob;
}

/** Where a model's bytes come from and how its input is prepared. */
export interface ModelSource {
  id: ModelId;
  url: string;
  /** Expected SHA-256 in hex, or null when the file is not known beforehand. */
  sha256: string | null;
  recipe: InputRecipe;
  /** Git blob id, where the publisher states that; such a file comes from another origin and is kept once it is verified. */
  gitBlob?: string;
  /** The model and what belongs to it, at hand: then nothing is fetched. */
  files?: readonly ModelFile[];
  /** Padding of the last convolution, for files of weights that do not tell; 0 unless stated. */
  headPadding?: 0 | 1;
}

/** What the engine finds in files before it loads them. */
export interface Inspected {
  sha256: string | null;
  format: Format;
  /** Height and width of the input picture; null where the file leaves them open. */
  size: readonly [number, number] | null;
  classes: number | null;
}

export type Step = 'download' | 'verify' | 'read' | 'session' | 'profile';
export interface Progress {
  step: Step;
  /** Bytes so far and in all, during a download; runs during a profile. */
  loaded: number;
  total: number | null;
}

/** What a worker is to run networks on: so many threads of WebAssembly, or the graphics processor. */
export type Backend = number | 'webgpu';

/** Share of a layer's range by which honest runs may differ: on a processor they are seen to by less than a fifth of it. */
export const TOLERANCES = { wasm: 1e-5, webgpu: 1e-4 } as const;

/** What really runs: never what was asked for. */
export type Device = Surroundings &
  (
    | { provider: 'wasm' }
    /** With the browser's name of it, and every layer compared with WebAssembly's on the reference picture. */
    | { provider: 'webgpu'; adapter: string; check: Check }
  );

interface Surroundings {
  /** Threads of WebAssembly: one where the graphics processor runs the network. */
  threads: number;
  isolated: boolean;
  runtime: string;
  /** Whether a canvas gives back what was drawn: otherwise the browser changes the pictures that are fed. */
  readback: Readback;
}

export interface Loaded {
  network: Network;
  device: Device;
  bytes: number;
  /** SHA-256 of the bytes in hex; null where the browser does not offer it (insecure origin). */
  sha256: string | null;
  /** What the file was; all else is of the ONNX bytes that it became. */
  format: Format;
  /** What a Deep-Compression file knows of each layer; empty for all others. */
  shared: ReadonlyMap<LayerKey, SharedValues>;
  /** Milliseconds for making the session. */
  sessionMs: number;
}

/** Which tensors a run brings back: post-ReLU of all layers, also the pre-ReLU ones, or only some keys. */
export type Want = { kind: 'all'; pre: boolean } | { kind: 'some'; keys: readonly LayerKey[]; pre: boolean };

/** Tensors of one run. `post` has every wanted layer (the input too), `pre` those with a folded ReLU when asked for. */
export interface Activations {
  post: ReadonlyMap<LayerKey, Tensor>;
  pre: ReadonlyMap<LayerKey, Tensor>;
}

export interface RunResult {
  activations: Activations;
  /** Milliseconds of the runtime's own run, in the worker. */
  runMs: number;
}

/** What a running camera shows at one moment. */
export type CameraFrame = VideoFrame | ImageBitmap;

/** What a model said of a camera's frame, and the pixels that it was fed. */
export interface Seen extends RunResult {
  framed: Framed;
}

/** The mean of every channel, by layer. */
export type ChannelMeans = ReadonlyMap<LayerKey, Float32Array<ArrayBuffer>>;

/** Weights (as stored, OIHW for a convolution) and biases of one layer. */
export interface LayerParameters {
  weight: Tensor;
  bias: Tensor | null;
}

export interface LoadOptions {
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

/** A picture file under a name of its own: the engine keeps the last one decoded, so that another fit costs no decoding. */
export interface Picture {
  id: string;
  blob: Blob;
}

/** What is profiled: a loaded model on a picture, or ONNX bytes of its own on a constant input. */
export type Subject =
  | { kind: 'model'; model: ModelId; pixels: Pixels }
  | { kind: 'file'; bytes: Uint8Array<ArrayBuffer>; input: string; dims: readonly number[] };

/** Runs models. Three things implement it: `ort` (in the worker and in Node), `remote` (the page's side), fakes in tests. */
export interface Engine {
  /** Reads what the files are, without loading them. */
  inspect(files: readonly ModelFile[]): Promise<Inspected>;
  load(source: ModelSource, options?: LoadOptions): Promise<Loaded>;
  /** Decodes a picture file upright and brings it to the recipe's size. */
  frame(picture: Picture, recipe: InputRecipe, fit: Fit): Promise<Framed>;
  run(model: ModelId, pixels: Pixels, want: Want): Promise<RunResult>;
  /** `frame` and `run` in one, for a camera's frame: it stays with the caller, who closes it; or for its pixels, which do not. */
  see(model: ModelId, frame: CameraFrame | Decoded, fit: Fit, want: Want): Promise<Seen>;
  parameters(model: ModelId, key: LayerKey): Promise<LayerParameters>;
  /** Singular values of a layer's weights, largest first; null where they cannot be had (see `singularValues`). */
  spectrum(model: ModelId, key: LayerKey): Promise<Float64Array<ArrayBuffer> | null>;
  /** What one run says in short: the mean of every channel of every layer after ReLU, so probabilities as they are. */
  means(model: ModelId, pixels: Pixels): Promise<ChannelMeans>;
  /** How much the layers of two models depend on each other, from features as [pictures, features] (see `dependence`). */
  dependence(first: readonly Tensor[], second: readonly Tensor[]): Promise<Dependence>;
  /** Milliseconds of one run of the plain model, none tapped. */
  time(model: ModelId, pixels: Pixels): Promise<number>;
  /** Times of every node over `runs` runs of the plain model, none tapped, after one that warms up. */
  profile(subject: Subject, runs: number, options?: LoadOptions): Promise<Profile>;
  unload(model: ModelId): Promise<void>;
  /** Bytes that the runtime's WebAssembly holds; they never shrink. */
  memory(): Promise<number>;
}

/** Every way the engine can fail, as data: it crosses the worker boundary and is put into words on the page. */
export type Failure =
  | { kind: 'fetch'; url: string; status: number | null }
  | { kind: 'checksum'; url: string; expected: string; found: string }
  | { kind: 'model'; reason: NetworkError['reason']; message: string; offset: number | null }
  | { kind: 'picture'; reason: PictureProblem; detail: string }
  | { kind: 'runtime'; message: string }
  | { kind: 'not-loaded'; model: ModelId }
  | { kind: 'crashed'; message: string }
  /** No sign of life for so many seconds, while it was asked for `call`. */
  | { kind: 'hung'; call: string; seconds: number }
  | { kind: 'memory'; message: string }
  | { kind: 'device'; reason: DeviceProblem; message: string }
  | { kind: 'cancelled' };

/** What can be wrong with the graphics processor; `differs`: it computes something else than WebAssembly does. */
export type DeviceProblem = 'absent' | 'differs' | 'failed';

/** Failures that leave a worker in no state to go on: what was asked of it is asked once more of a new one. */
export function isFatal({ kind }: Failure): boolean {
  return kind === 'crashed' || kind === 'hung' || kind === 'memory' || kind === 'device';
}

/** What can be wrong with a picture file; `detail` of the failure holds the found type or size. */
export type PictureProblem =
  'empty' | 'not-a-picture' | 'truncated' | 'too-large' | 'svg' | 'heic' | 'undecodable';

export class EngineError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure, options?: ErrorOptions) {
    super('message' in failure ? failure.message : failure.kind, options);
    this.name = 'EngineError';
    this.failure = failure;
  }
}

/** As Chromium, Firefox, Safari, Emscripten and the runtime itself say it; a tensor beyond 4 GB overflows its count of bytes. */
const OUT_OF_MEMORY =
  /out of memory|could not allocate|allocation (failed|size overflow)|failed to allocate|bad_alloc|SafeIntOnOverflow|\bOOM\b/i;

/** Any thrown thing as a failure: nothing is swallowed, and what is not ours counts as the runtime's. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof EngineError) return thrown.failure;
  if (thrown instanceof NetworkError)
    return { kind: 'model', reason: thrown.reason, message: thrown.message, offset: thrown.offset };
  if (thrown instanceof Error && thrown.name === 'AbortError') return { kind: 'cancelled' };
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (OUT_OF_MEMORY.test(message)) return { kind: 'memory', message };
  // A trap of WebAssembly leaves its memory as it was in the middle of things.
  if (thrown instanceof Error && thrown.name === 'RuntimeError') return { kind: 'crashed', message };
  return { kind: 'runtime', message };
}
