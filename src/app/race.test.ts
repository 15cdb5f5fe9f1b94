import { afterEach, expect, test, vi } from 'vitest';
import type { Backend } from '../engine/engine';
import { contenders, learnt } from './race';
import { backendOf, createSettings, type Settings } from './settings';

afterEach(() => vi.unstubAllGlobals());

const fresh = createSettings(() => {
  throw new DOMException('denied', 'SecurityError');
}).getState().values;

/** A browser with so many cores that gives this graphics processor, if any. */
function browser(isolated: boolean, gpu: 'none' | 'refused' | 'emulated' | 'real') {
  const info = { vendor: 'v', architecture: 'a', isFallbackAdapter: gpu === 'emulated' };
  const requestAdapter = async () => (gpu === 'refused' ? null : { info });
  vi.stubGlobal('navigator', {
    hardwareConcurrency: 4,
    ...(gpu === 'none' ? {} : { gpu: { requestAdapter } }),
  });
  vi.stubGlobal('self', { crossOriginIsolated: isolated });
}

test.each<[string, Parameters<typeof browser>, Partial<Settings>, Backend[]]>([
  ['everything on a first visit', [true, 'real'], {}, [1, 2, 4, 'webgpu']],
  ['threads alone without a graphics processor', [true, 'none'], {}, [1, 2, 4]],
  ['threads alone where none is given', [true, 'refused'], {}, [1, 2, 4]],
  ['threads alone where it is emulated', [true, 'emulated'], {}, [1, 2, 4]],
  ['the one thread and WebGPU without isolation', [false, 'real'], {}, [2, 'webgpu']],
  ['WebGPU alone where threads are known', [true, 'real'], { threads: 4 }, [2, 'webgpu']],
  ['nothing where all is known', [true, 'real'], { threads: 4, faster: 'wasm' }, [2]],
  ['threads alone where WebAssembly is chosen', [true, 'real'], { processor: 'wasm' }, [1, 2, 4]],
])('%s', async (_, [isolated, gpu], change, expected) => {
  browser(isolated, gpu);
  expect(await contenders({ ...fresh, ...change }, 2)).toEqual(expected);
});

test('a race tells only what it has compared; a graphics processor that dropped out has lost', () => {
  const times = (...each: [Backend, number][]) => new Map(each);
  expect(learnt(times([1, 30], [2, 20], ['webgpu', 5]), [1, 2, 'webgpu'])).toEqual({
    threads: 2,
    faster: 'webgpu',
  });
  expect(learnt(times([2, 20]), [2, 'webgpu'])).toEqual({ faster: 'wasm' });
  expect(learnt(times([1, 20], [2, 30]), [1, 2])).toEqual({ threads: 1 });
});

test('what is chosen goes before what was measured', () => {
  const of = (change: Partial<Settings>) => backendOf({ ...fresh, ...change }, 2);
  expect(of({})).toBe(2);
  expect(of({ threads: 4, faster: 'wasm' })).toBe(4);
  expect(of({ threads: 4, faster: 'webgpu' })).toBe('webgpu');
  expect(of({ threads: 4, faster: 'webgpu', processor: 'wasm' })).toBe(4);
  expect(of({ processor: 'webgpu', faster: 'wasm' })).toBe('webgpu');
});
