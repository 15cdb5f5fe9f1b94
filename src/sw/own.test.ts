import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { asked, SHARE, verified, withHeaders, type OwnFile } from './own';

const scope = 'https://host.example/some/folder/';
const file = (path: string): OwnFile => ({ path, sha256: '', kind: 'shell' });
const files = new Map(['', 'assets/index-1.js'].map((path) => [scope + path, file(path)]));

function ask(url: string, { method = 'GET', mode = 'cors', range = false } = {}) {
  const headers = new Headers(range ? { Range: 'bytes=0-1' } : {});
  return asked({ url, method, mode: mode === 'navigate' ? 'navigate' : 'cors', headers }, scope, files);
}

test('the page has one file, however it is called; its view is no part of it', () => {
  const page = { kind: 'file', file: file('') };
  for (const end of ['', '?model=1.0', 'index.html', 'index.html?lang=zh#picture'])
    expect(ask(scope + end, { mode: 'navigate' })).toEqual(page);
  expect(ask(`${scope}other.html`, { mode: 'navigate' })).toEqual({ kind: 'pass' });
});

test('files of the build are the worker’s; all else is left to the browser', () => {
  const script = `${scope}assets/index-1.js`;
  expect(ask(script)).toEqual({ kind: 'file', file: file('assets/index-1.js') });
  for (const [url, options] of [
    [script, { range: true }],
    [script, { method: 'HEAD' }],
    [script, { method: 'POST' }],
    [`${script}?other`, {}],
    [`${scope}assets/index-2.js`, {}],
    ['https://host.example/assets/index-1.js', {}],
    ['https://other.example/some/folder/assets/index-1.js', {}],
  ] as const)
    expect(ask(url, options), url).toEqual({ kind: 'pass' });
});

test('what another program sends is taken at one address only', () => {
  expect(ask(scope + SHARE, { method: 'POST', mode: 'navigate' })).toEqual({ kind: 'share' });
  expect(ask(scope + SHARE, { mode: 'navigate' })).toEqual({ kind: 'pass' });
  expect(ask(`https://host.example/${SHARE}`, { method: 'POST' })).toEqual({ kind: 'pass' });
});

const further = { 'Cross-Origin-Opener-Policy': 'same-origin' };

test('headers are added to what the host says, never to what may not be looked into', async () => {
  const given = new Response('text', { status: 404, headers: { 'Content-Type': 'text/plain' } });
  const response = withHeaders(given, further);
  expect(response.status).toBe(404);
  expect(Object.fromEntries(response.headers)).toEqual({
    'content-type': 'text/plain',
    'cross-origin-opener-policy': 'same-origin',
  });
  expect(await response.text()).toBe('text');
  const closed = Response.error();
  expect(withHeaders(closed, further)).toBe(closed);
});

test('only the very bytes that were built are kept, with the length that they have', async () => {
  const bytes = new TextEncoder().encode('the bytes of a file');
  const built = { ...file('a'), sha256: createHash('sha256').update(bytes).digest('hex') };
  const sent = (body: BodyInit, status = 200) =>
    new Response(body, { status, headers: { 'Content-Encoding': 'br', 'Content-Length': '7', ETag: '"1"' } });
  const kept = await verified(sent(bytes), built, further);
  expect(Object.fromEntries(kept?.headers ?? [])).toEqual({
    'content-length': String(bytes.length),
    'cross-origin-opener-policy': 'same-origin',
    etag: '"1"',
  });
  expect(new Uint8Array((await kept?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(bytes);
  expect(await verified(sent(bytes.slice(1)), built, further)).toBeNull();
  expect(await verified(sent(bytes, 404), built, further)).toBeNull();
});

test('the web manifest names only what is there', async () => {
  const folder = new URL('../../public/', import.meta.url);
  const manifest = JSON.parse(await readFile(new URL('manifest.webmanifest', folder), 'utf8'));
  for (const { src, sizes, type } of manifest.icons) {
    const icon = await readFile(new URL(src, folder));
    if (type !== 'image/png') continue;
    const { width, height } = PNG.sync.read(icon);
    expect(`${width}x${height}`).toBe(sizes);
  }
  expect(manifest.share_target).toMatchObject({ action: SHARE, method: 'POST' });
  expect(await readFile(new URL('../index.html', folder), 'utf8')).toContain('./manifest.webmanifest');
});
