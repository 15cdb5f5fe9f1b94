import type { LayerKey } from '../network/types';
import type { Decoded, Fit, Framed, InputRecipe, Pixels } from '../tensor/pixels';
import type { Dependence } from '../tensor/cka';
import type { Tensor } from '../tensor/tensor';
import type {
  ChannelMeans,
  Failure,
  Inspected,
  LayerParameters,
  Loaded,
  ModelFile,
  ModelId,
  ModelSource,
  Picture,
  Progress,
  RunResult,
  Seen,
  Subject,
  Want,
} from './engine';
import type { Profile } from './profile';

/** What the page asks of the worker. Every request has an id of its own; `cancel` names the request it ends. */
export type Call =
  | { call: 'inspect'; files: readonly ModelFile[] }
  | { call: 'load'; source: ModelSource }
  | { call: 'frame'; picture: Picture; recipe: InputRecipe; fit: Fit }
  | { call: 'run'; model: ModelId; pixels: Pixels; want: Want }
  | { call: 'see'; model: ModelId; frame: Decoded; fit: Fit; want: Want }
  | { call: 'parameters' | 'spectrum'; model: ModelId; key: LayerKey }
  | { call: 'means' | 'time'; model: ModelId; pixels: Pixels }
  | { call: 'dependence'; first: readonly Tensor[]; second: readonly Tensor[] }
  | { call: 'profile'; subject: Subject; runs: number }
  | { call: 'unload'; model: ModelId }
  | { call: 'memory' };

export type Request = { id: number } & (Call | { call: 'cancel' });

/** A finished call and its value. */
export type Done =
  | { call: 'inspect'; value: Inspected }
  | { call: 'load'; value: Loaded }
  | { call: 'frame'; value: Framed }
  | { call: 'run'; value: RunResult }
  | { call: 'see'; value: Seen }
  | { call: 'parameters'; value: LayerParameters }
  | { call: 'spectrum'; value: Float64Array<ArrayBuffer> | null }
  | { call: 'means'; value: ChannelMeans }
  | { call: 'dependence'; value: Dependence }
  | { call: 'time' | 'memory'; value: number }
  | { call: 'profile'; value: Profile }
  | { call: 'unload' };

export type Reply = { id: number } & (
  | { kind: 'progress'; progress: Progress }
  | { kind: 'done'; done: Done }
  | { kind: 'failed'; failure: Failure }
);

/** Both ends of a worker or of a MessageChannel look like this. */
export interface Port {
  postMessage(message: Request | Reply, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}

function hasId(data: unknown): data is { id: number } {
  return typeof data === 'object' && data !== null && 'id' in data && typeof data.id === 'number';
}

/** Both ends are built together, so a message with an id and the right tag is ours; all else is ignored. */
export function isRequest(data: unknown): data is Request {
  return hasId(data) && 'call' in data;
}

export function isReply(data: unknown): data is Reply {
  return hasId(data) && 'kind' in data;
}

/** Buffers that move instead of being copied. The pixels of a request stay with the page, which shows them, but those of a camera's frame. */
export function transfers(done: Done): Transferable[] {
  switch (done.call) {
    case 'frame':
      return [done.value.pixels.data.buffer];
    case 'run':
      return activationBuffers(done.value);
    case 'see':
      return [done.value.framed.pixels.data.buffer, ...activationBuffers(done.value)];
    case 'parameters':
      return buffers(done.value.bias ? [done.value.weight, done.value.bias] : [done.value.weight]);
    case 'means':
      return [...done.value.values()].map(({ buffer }) => buffer);
    case 'spectrum':
      return done.value ? [done.value.buffer] : [];
    case 'inspect':
    case 'load':
    case 'dependence':
    case 'time':
    case 'profile':
    case 'unload':
    case 'memory':
      return [];
  }
}

/** A buffer may hold several tensors, and is given away once. */
function activationBuffers({ activations: { post, pre } }: RunResult): ArrayBuffer[] {
  return [...new Set(buffers([...post.values(), ...pre.values()]))];
}

function buffers(tensors: readonly Tensor[]): ArrayBuffer[] {
  return tensors.map((tensor) => tensor.data.buffer).filter((buffer) => buffer instanceof ArrayBuffer);
}
