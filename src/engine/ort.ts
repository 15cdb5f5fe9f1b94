import { env, InferenceSession, Tensor as OrtTensor } from 'onnxruntime-web/wasm';
import { NetworkError } from '../network/types';
import type { Tensor } from '../tensor/tensor';
import { EngineError, failureOf } from './engine';
import { WEIGHTS, withoutWeights } from '../network/external';
import { narrowed, widened } from '../network/half';
import { tap } from '../network/taps';
import { readyArrays } from './ready';

/** Builds of the runtime: for the processor alone, or with WebGPU, smaller where the browser can suspend WebAssembly (JSPI). */
const builds = {
  wasm: async () => ({ env, InferenceSession }),
  jspi: () => import('onnxruntime-web/jspi'),
  webgpu: () => import('onnxruntime-web/webgpu'),
};
type Ort = Awaited<ReturnType<(typeof builds)['wasm']>>;

/** Which build runs, where its own files lie, and how many threads it may use; all are fixed once the first session exists. */
export interface RuntimeOptions {
  build: keyof typeof builds;
  wasmPaths?: { wasm: string; mjs: string };
  threads: number;
}
export type Provider = 'wasm' | 'webgpu';

export interface Session {
  /**
   * Runs once and brings back the named tensors, each in a buffer of its own; no names: runs to the outputs, for the time alone.
   * float16 comes back as float32; what holds no such numbers (indices, sizes, truth values) does not come back.
   */
  run(input: Tensor, names: readonly string[]): Promise<{ tensors: Map<string, Tensor>; runMs: number }>;
  release(): Promise<void>;
}

export interface Runtime {
  version: string;
  /** Bytes of WebAssembly's memory so far. */
  memory(): number;
  /** A session that also gives the tensors of these names, besides its outputs. */
  session(model: Uint8Array, taps: readonly string[], input: string, on: Provider): Promise<Session>;
  /** On WebAssembly: Chrome trace, as JSON, of `runs` runs of a session of its own; `before` is awaited before each and may throw to end it. */
  trace(
    model: Uint8Array,
    input: string,
    tensor: Tensor,
    runs: number,
    before: (run: number) => Promise<void>,
  ): Promise<string>;
}

/** A runtime that does not answer within this time has hung: better an error than waiting forever. */
const INIT_TIMEOUT_MS = 30_000;

/** What is printed while a profile ends; null at all other times. */
let heard: string[] | null = null;

/** The runtime gives its profile to nobody but the console that it finds when it starts: this one can be listened to. */
function listenToConsole(): void {
  const print = console.log.bind(console);
  console.log = (...parts: unknown[]) => {
    if (heard) heard.push(parts.join(' '));
    else print(...parts);
  };
}

const memories: WebAssembly.Memory[] = [];

/** The runtime makes its memory itself and shows it to nobody: what it makes from now on is seen. */
function watchMemory(): void {
  WebAssembly.Memory = class extends WebAssembly.Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      memories.push(this);
    }
  };
}

/** ONNX Runtime Web. The only place that knows it. */
export function createRuntime({ build, wasmPaths, threads }: RuntimeOptions): Runtime {
  listenToConsole();
  watchMemory();
  const ready = readyArrays();
  const start = async (): Promise<Ort> => {
    const ort = await builds[build]();
    ort.env.wasm.numThreads = threads;
    ort.env.wasm.initTimeout = INIT_TIMEOUT_MS;
    if (wasmPaths) ort.env.wasm.wasmPaths = wasmPaths;
    return ort;
  };
  const started = start().then(async (ort) => {
    // No other call starts it before there is a model. Of no bytes no session can be made: what keeps it from starting is told with the first one.
    await ort.InferenceSession.create(new Uint8Array(), { executionProviders: ['wasm'] }).catch(
      () => undefined,
    );
    return ort;
  });
  started.catch(() => undefined);
  const create = async (
    model: Uint8Array,
    taps: readonly string[],
    options: InferenceSession.SessionOptions,
  ) => {
    const { InferenceSession } = await started;
    // The large weights are copied straight to their place: as part of the model they would lie in memory three times.
    return InferenceSession.create(tap(model, taps, withoutWeights(model)), {
      executionProviders: ['wasm'],
      // What it only warns of, such as weights that nobody reads, is no fault of the page, in whose console it would stand.
      logSeverityLevel: 3,
      externalData: [{ path: WEIGHTS, data: model }],
      ...options,
    }).catch((error: unknown) => {
      throw refusal(error) ?? error;
    });
  };
  return {
    version: env.versions.web ?? env.versions.common,
    memory: () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
    async session(model, taps, input, on) {
      const creating = create(model, taps, { executionProviders: [on] });
      const session = await (on === 'webgpu' ? blamed(creating) : creating);
      const loss = on === 'webgpu' ? lossOf(await (await started).env.webgpu.device) : null;
      loss?.catch(() => undefined);
      return {
        async run(tensor, names) {
          const feeds = { [input]: fed(session, input, tensor) };
          const given = names.filter((name) => isFloat(session, name));
          const before = performance.now();
          const running =
            given.length > 0 ? ready.during(() => session.run(feeds, given)) : session.run(feeds);
          const outputs = await (loss ? blamed(Promise.race([running, loss])) : running);
          const runMs = performance.now() - before;
          const tensors = new Map<string, Tensor>();
          for (const name of given) {
            const output = outputs[name];
            const tensor = output && floats(output);
            if (tensor) tensors.set(name, tensor);
          }
          if (given.length > 0)
            ready.prepare(
              Object.values(outputs).flatMap(({ type, size }) => (type === 'float32' ? size : [])),
            );
          return { tensors, runMs };
        },
        async release() {
          ready.prepare([]);
          await session.release();
        },
      };
    },
    async trace(model, input, tensor, runs, before) {
      const session = await create(model, [], { enableProfiling: true });
      try {
        const feeds = { [input]: fed(session, input, tensor) };
        for (let run = 0; run < runs; run++) {
          await before(run);
          await session.run(feeds);
        }
        heard = [];
        session.endProfiling();
        return heard.join('\n');
      } finally {
        heard = null;
        await session.release();
      }
    },
  };
}

/** What goes wrong on the graphics processor is its own failure: WebAssembly may still be able to do it. */
async function blamed<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    throw new EngineError({ kind: 'device', reason: 'failed', message }, { cause: thrown });
  }
}

/** Rejects when the device is lost. */
async function lossOf(device: GPUDevice): Promise<never> {
  const { reason, message } = await device.lost;
  throw new Error(`the device was lost: ${message || reason}`);
}

/** What the runtime says against a model, most often an operator and a node by name; null where something else went wrong. */
function refusal(error: unknown): NetworkError | null {
  const failure = failureOf(error);
  const [, why] = failure.kind === 'runtime' ? (/ERROR_MESSAGE: (.+)/s.exec(failure.message) ?? []) : [];
  return why === undefined ? null : new NetworkError('refused', why.trim());
}

/** The tensor in the type that the model's input has. */
function fed(session: InferenceSession, input: string, { data, dims }: Tensor): OrtTensor {
  const found = session.inputMetadata.find(({ name }) => name === input);
  return found?.isTensor && found.type === 'float16'
    ? new OrtTensor('float16', Uint16Array.from(data, narrowed), dims)
    : new OrtTensor('float32', data, dims);
}

function isFloat(session: InferenceSession, output: string): boolean {
  const found = session.outputMetadata.find(({ name }) => name === output);
  return found?.isTensor === true && (found.type === 'float32' || found.type === 'float16');
}

/** Numbers as float32; null for other kinds. Newer browsers hand out float16 as an array of its own, others as its bits. */
function floats({ dims, data, type }: OrtTensor): Tensor | null {
  if (data instanceof Float32Array) return { dims, data };
  if (type !== 'float16' || !ArrayBuffer.isView(data)) return null;
  const bits = new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2);
  return { dims, data: Float32Array.from(bits, widened), half: true };
}
