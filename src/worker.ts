import './trusted';
import jspiMjs from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url';
import jspi from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';
import webgpuMjs from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import webgpu from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import mjs from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { decode } from './engine/decode';
import { createEngine } from './engine/local';
import { readback } from './engine/readback';
import { serve } from './engine/serve';

/** Composition root of the worker side. The worker's name tells what it runs networks on: a number of threads, or `webgpu`. */
const files = {
  wasm: { wasm, mjs },
  jspi: { wasm: jspi, mjs: jspiMjs },
  webgpu: { wasm: webgpu, mjs: webgpuMjs },
};
const here = (url: string) => new URL(url, self.location.href).href;
const build = self.name !== 'webgpu' ? 'wasm' : 'Suspending' in WebAssembly ? 'jspi' : 'webgpu';
const isolated = self.crossOriginIsolated;
serve(
  createEngine({
    build,
    wasmPaths: { wasm: here(files[build].wasm), mjs: here(files[build].mjs) },
    threads: isolated ? Math.max(1, Number.parseInt(self.name, 10) || 1) : 1,
    isolated,
    decode,
    readback: readback(),
    reference: async () => (await fetch(here('../recorded/first.png'))).blob(),
  }),
  self,
);
