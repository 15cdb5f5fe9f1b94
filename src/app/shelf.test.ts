import { afterEach, expect, test, vi } from 'vitest';
import type { Model } from '../catalog';
import { modelNamed } from '../fixtures/engine';
import { isKeptModel, keepModel } from './shelf';

/** A browser's storage that refuses what comes after so many files. */
function browserWithRoomFor(files: number) {
  const kept = new Map<string, unknown>();
  const cache = {
    async put(address: string, response: unknown) {
      if (kept.size >= files) throw new DOMException('full', 'QuotaExceededError');
      kept.set(address, response);
    },
    delete: async (address: string) => kept.delete(address),
  };
  const texts = new Map<string, string>();
  vi.stubGlobal('caches', { open: async () => cache });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => texts.set(key, text),
  });
  return kept;
}
afterEach(() => vi.unstubAllGlobals());

const files = ['net.onnx', 'net.data'].map((name) => ({ name, blob: new Blob([name]) }));
const own = modelNamed('own');
const model: Model = { ...own, source: { ...own.source, sha256: 'abc', files } };

test('a model is kept with all its files', async () => {
  const kept = browserWithRoomFor(2);
  expect(await keepModel(model)).toBe(true);
  expect(isKeptModel('own')).toBe(true);
  expect(kept.size).toBe(2);
});

test('where there is no room for all of them nothing is kept', async () => {
  const kept = browserWithRoomFor(1);
  expect(await keepModel(model)).toBe(false);
  expect(isKeptModel('own')).toBe(false);
  expect(kept.size).toBe(0);
});
