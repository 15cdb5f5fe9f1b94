import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { ownFiles } from './service-worker.mjs';

test('a build is listed with the checksum of every file, and with when it is fetched', async () => {
  const dist = await mkdtemp(join(tmpdir(), 'squeezelens-'));
  const kinds: Record<string, string | null> = {
    'index.html': 'shell',
    'assets/index-1.js': 'shell',
    'assets/run-1.mjs': 'runtime',
    'assets/run-1.wasm': 'runtime',
    'models/manifest.json': 'shell',
    'models/own.caffemodel': 'model',
    'recorded/squeezenet1.0.json': 'shell',
    'starter/manifest.json': 'shell',
    'starter/small.onnx': 'model',
    // Read by hosts and on the project's own page, never by the built one.
    _headers: null,
    'serviceWorker.js': null,
    'screenshots/explore.png': null,
  };
  for (const path of Object.keys(kinds)) {
    await mkdir(dirname(join(dist, path)), { recursive: true });
    await writeFile(join(dist, path), path);
  }
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const expected = Object.entries(kinds).flatMap(([path, kind]) =>
    kind ? [{ path: path === 'index.html' ? '' : path, sha256: sha256(path), kind }] : [],
  );
  const found = await ownFiles(dist);
  await rm(dist, { recursive: true });
  expect(new Set(found)).toEqual(new Set(expected));
  expect(found).toHaveLength(expected.length);
});
