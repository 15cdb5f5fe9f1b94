import { number } from './format';
import { modelProblems, type ModelProblems } from './models.en';

/** Words about what failed, and what to do then, in English. */
export const failuresEn = {
  fetch: (url: string, status: number | null) => ({
    message: `${url} could not be loaded (${status === null ? 'no connection' : `status ${status}`}).`,
    advice: 'Check the connection and try again.',
  }),
  checksum: (url: string) => ({
    message: `${url} is not the file it should be: its checksum differs. Nothing was run with it.`,
    advice: 'Clear the browser’s cache and try again.',
  }),
  model: (reason: keyof ModelProblems, message: string, offset: number | null) => ({
    message: `${modelProblems[reason].message}: ${message}${offset === null ? '' : ` (byte ${number('en', offset)})`}.`,
    advice: modelProblems[reason].advice,
  }),
  runtime: (message: string) => ({
    message: `ONNX Runtime reports an error: ${message}`,
    advice: 'Try again, or reload the page.',
  }),
  crashed: {
    message: 'The worker that runs the network has died, twice.',
    advice: 'Try again: a new one starts. If it dies again, close other tabs or use a smaller picture.',
  },
  hung: (seconds: number) => ({
    message: `The runtime was silent for more than ${number('en', seconds)} seconds, twice, and was ended.`,
    advice:
      'Try again: a new one starts. If it stays silent, close programs that keep the processor busy, or use a smaller model.',
  }),
  memory: {
    message: 'The browser’s memory did not suffice, twice.',
    advice: 'Close other tabs or use a smaller model, then try again.',
  },
  replaced: {
    crashed: 'The worker that runs the network has died.',
    hung: (seconds: number) =>
      `The runtime was silent for more than ${number('en', seconds)} seconds and was ended.`,
    memory: 'The runtime had not enough memory.',
    notStarted: 'The runtime did not start.',
    again: 'A new worker takes its place and does the same once more. Picture, selection and settings stay.',
    'one-thread': 'Threads may have been the cause: one runs now.',
    wasm: 'WebAssembly runs the network now, instead of WebGPU.',
  },
  device: {
    absent: () => 'The browser gives this page no graphics processor.',
    differs: (layer: string) =>
      `WebGPU is not used: on the reference picture, ${layer} differs from what WebAssembly computes.`,
    failed: (message: string) => `WebGPU has failed: ${message}`,
  },
  cancelled: { message: 'Cancelled: the weights are not loaded.', advice: 'Try again when you like.' },
};

export type FailuresWords = typeof failuresEn;
