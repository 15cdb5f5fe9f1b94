import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request as send, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csp } from './headers.mjs';
import { serve } from './serve.mjs';

let folder: string;
let url: string;
let close: () => Promise<void>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serve-'));
  const root = join(folder, 'dist');
  await mkdir(join(root, 'assets'), { recursive: true });
  const files = {
    'index.html': '<!doctype html><title>page</title>',
    'labels.tsv': 'a\tb',
    'model.onnx': '\0\x01',
    'assets/run-abc.wasm': '\0asm',
    'assets/run-abc.mjs': 'export default 1',
    'app.webmanifest': '{}',
    '../secret.txt': 'secret',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(root, name), text);
  ({ url, close } = await serve({ port: 0, root }));
});

afterAll(async () => {
  await close();
  await rm(folder, { recursive: true });
});

/** A request as written: fetch would tidy the path and the encoding away. */
function ask(
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
  base = url,
) {
  return new Promise<{ message: IncomingMessage; body: Buffer }>((done, failed) => {
    const { hostname, port } = new URL(base);
    send({ hostname, port, path, method, headers }, (message) => {
      const chunks: Buffer[] = [];
      message.on('data', (chunk: Buffer) => chunks.push(chunk));
      message.on('end', () => done({ message, body: Buffer.concat(chunks) }));
    })
      .once('error', failed)
      .end();
  });
}

test('every answer carries the policy and the isolation headers, errors too', async () => {
  for (const path of ['/', '/nothing-here', '/../secret.txt']) {
    const { message } = await ask(path);
    expect(message.headers).toMatchObject({
      'content-security-policy': csp,
      'permissions-policy': expect.stringMatching(/^camera=\(self\), /),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
    });
  }
});

test('isolation can be left out, the policy cannot', async () => {
  const plain = await serve({ port: 0, root: join(folder, 'dist'), isolated: false });
  const { message } = await ask('/', {}, plain.url);
  await plain.close();
  expect(message.headers['cross-origin-embedder-policy']).toBeUndefined();
  expect(message.headers['cross-origin-opener-policy']).toBeUndefined();
  expect(message.headers['content-security-policy']).toBe(csp);
});

test.each([
  ['/', 'text/html; charset=utf-8', 'no-cache'],
  ['/labels.tsv?query', 'text/tab-separated-values; charset=utf-8', 'no-cache'],
  ['/model.onnx', 'application/octet-stream', 'no-cache'],
  ['/app.webmanifest', 'application/manifest+json', 'no-cache'],
  ['/assets/run-abc.wasm', 'application/wasm', 'public, max-age=31536000, immutable'],
  ['/assets/run-abc.mjs', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
])('%s is %s, %s', async (path, type, caching) => {
  const { message } = await ask(path);
  expect(message.statusCode).toBe(200);
  expect(message.headers).toMatchObject({ 'content-type': type, 'cache-control': caching });
});

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/a\0b'.replace('\0', '%00'),
])('nothing outside the folder is served: %s', async (path) => {
  const { message, body } = await ask(path);
  expect(message.statusCode).toBe(403);
  expect(body.toString()).not.toContain('secret');
});

test('what is not there, not understood or not allowed is told in plain text', async () => {
  const missing = await ask('/assets');
  expect(missing.message.statusCode).toBe(404);
  expect(missing.message.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect((await ask('/%E0%A4%A')).message.statusCode).toBe(400);
  const post = await ask('/', { method: 'POST' });
  expect(post.message.statusCode).toBe(405);
  expect(post.message.headers.allow).toBe('GET, HEAD');
});

test('HEAD sends the headers of GET and no body', async () => {
  const head = await ask('/', { method: 'HEAD' });
  const get = await ask('/');
  expect(head.body).toHaveLength(0);
  expect(head.message.headers['content-length']).toBe(String(get.body.length));
  expect(head.message.headers.etag).toBe(get.message.headers.etag);
});

test('an unchanged file is not sent twice, a changed one is', async () => {
  const first = await ask('/labels.tsv');
  const again = { headers: { 'If-None-Match': String(first.message.headers.etag) } };
  expect((await ask('/labels.tsv', again)).message.statusCode).toBe(304);
  await writeFile(join(folder, 'dist', 'labels.tsv'), 'a\tb\tc');
  const changed = await ask('/labels.tsv', again);
  expect(changed.message.statusCode).toBe(200);
  expect(changed.body.toString()).toBe('a\tb\tc');
});

async function encoded(path: string, accept: string) {
  const { message, body } = await ask(path, { headers: { 'Accept-Encoding': accept } });
  return { encoding: message.headers['content-encoding'], body };
}

test('text and wasm are compressed as the client asks, weights never', async () => {
  const page = '<!doctype html><title>page</title>';
  const brotli = await encoded('/', 'gzip, deflate, br');
  expect(brotli.encoding).toBe('br');
  expect(brotliDecompressSync(brotli.body).toString()).toBe(page);
  const gzip = await encoded('/', 'gzip;q=1.0, br;q=0');
  expect(gzip.encoding).toBe('gzip');
  expect(gunzipSync(gzip.body).toString()).toBe(page);
  expect((await encoded('/assets/run-abc.wasm', 'br')).encoding).toBe('br');
  expect((await encoded('/model.onnx', 'gzip, br')).encoding).toBeUndefined();
  expect((await encoded('/', 'identity')).encoding).toBeUndefined();
});

test('a port that something else holds is refused, on whichever loopback address', async () => {
  const other = await serve({ port: 0, root: folder });
  const port = Number(new URL(other.url).port);
  await expect(serve({ port, root: folder })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await other.close();
  const everywhere = createServer().listen(port, '0.0.0.0');
  await once(everywhere, 'listening');
  await expect(serve({ port, root: folder })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  everywhere.close();
});
