import './trusted';
import mjs from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { decode } from './engine/decode';
import { createEngine } from './engine/local';
import { readback } from './engine/readback';
import { serve } from './engine/serve';

/** Composition root of the worker side. The thread count comes in the worker's name. */
const threads = Math.max(1, Number.parseInt(self.name, 10) || 1);
const wasmPaths = {
  wasm: new URL(wasm, self.location.href).href,
  mjs: new URL(mjs, self.location.href).href,
};
const isolated = self.crossOriginIsolated;
serve(
  createEngine({ wasmPaths, threads: isolated ? threads : 1, isolated, decode, readback: readback() }),
  self,
);
