import type { Model } from '../catalog';
import { findAdapter } from '../engine/adapter';
import { calibrate, candidates, fastest } from '../engine/calibrate';
import { employ, type Mortal } from '../engine/employ';
import type { Backend, Failure } from '../engine/engine';
import type { Pixels } from '../tensor/pixels';
import type { Settings } from './settings';

/** What of this device has not been compared yet, besides what runs; one alone is no race. An emulated graphics processor never wins. */
export async function contenders(
  { threads, processor, faster }: Settings,
  running: number,
): Promise<Backend[]> {
  const wasm =
    self.crossOriginIsolated && threads === null ? candidates(navigator.hardwareConcurrency) : [running];
  const adapter = processor === 'auto' && faster === null ? await findAdapter() : null;
  return adapter && !adapter.software ? [...wasm, 'webgpu'] : wasm;
}

/** What a race tells: the best number of threads, if there were several, and whether WebGPU is faster than that. */
export function learnt(times: ReadonlyMap<Backend, number>, among: readonly Backend[]): Partial<Settings> {
  const threads = [...times].filter((each): each is [number, number] => each[0] !== 'webgpu');
  return {
    ...(among.filter((each) => each !== 'webgpu').length > 1 && { threads: fastest(new Map(threads)) }),
    ...(among.includes('webgpu') && { faster: fastest(times) === 'webgpu' ? 'webgpu' : 'wasm' }),
  };
}

/** Milliseconds of a run on each, in workers of their own that end afterwards; null if that failed. */
export async function race(
  start: (backend: Backend) => Mortal,
  among: readonly Backend[],
  { source }: Model,
  pixels: Pixels,
  onRefused: (failure: Failure) => void,
): Promise<Map<Backend, number> | null> {
  const silences = new Map<string, number>();
  const employed = among.map(
    (backend) => [backend, employ(start(backend), silences, () => undefined)] as const,
  );
  try {
    const engines = new Map(employed.map(([backend, { engine }]) => [backend, engine]));
    return await calibrate(engines, source, pixels, onRefused);
  } catch {
    return null;
  } finally {
    for (const [, { end }] of employed) end(new Error('measured'));
  }
}
