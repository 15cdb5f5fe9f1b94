import { createHash } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchWeights } from './weights.mjs';

const whole = Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * i) % 251));
const sha256 = createHash('sha256').update(whole).digest('hex');

let folder: string;
let server: Server | undefined;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'weights-'))));
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  await rm(folder, { recursive: true });
});

async function served(answer: RequestListener) {
  const asked: (string | undefined)[] = [];
  server = createServer((request, response) => {
    asked.push(request.headers.range);
    answer(request, response);
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo; // oxlint-disable-line typescript/no-unsafe-type-assertion -- a TCP server has a port
  const files = [{ id: 'a', file: 'a.bin', from: { url: `http://127.0.0.1:${port}/a.bin`, sha256 } }];
  const lines: string[] = [];
  const run = () => fetchWeights(folder, { files, patience: 300, say: (line) => lines.push(line) });
  return { run, asked, lines };
}

/** Answers as servers do that can continue. */
const continuing: RequestListener = ({ headers }, response) => {
  const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
  response.writeHead(from > 0 ? 206 : 200).end(whole.subarray(from));
};

test('a file is fetched, verified and named; a second time nothing is asked', async () => {
  const { run, asked, lines } = await served(continuing);
  expect(await run()).toBe(true);
  expect(await readFile(join(folder, 'a.bin'))).toEqual(whole);
  expect(await run()).toBe(true);
  expect(asked).toEqual([undefined]);
  expect(lines).toEqual([expect.stringMatching(/a\.bin, 0\.1 MB from 127\.0\.0\.1:\d+, checksum verified/)]);
});

test('a download that was cut is continued', async () => {
  const { run, asked } = await served(continuing);
  await writeFile(join(folder, 'a.bin.part'), whole.subarray(0, 60_000));
  expect(await run()).toBe(true);
  expect(asked).toEqual(['bytes=60000-']);
  expect(await readFile(join(folder, 'a.bin'))).toEqual(whole);
});

test('a server that cannot continue, or a part of another file, means to begin anew', async () => {
  const { run } = await served((_, response) => response.end(whole));
  await writeFile(join(folder, 'a.bin.part'), whole.subarray(0, 60_000));
  expect(await run()).toBe(true);
  await writeFile(join(folder, 'a.bin'), 'damaged');
  await writeFile(join(folder, 'a.bin.part'), Buffer.alloc(60_000));
  expect(await run()).toBe(true);
  expect(await readFile(join(folder, 'a.bin'))).toEqual(whole);
});

test.each<[string, RequestListener, RegExp]>([
  ['another file', (_, response) => response.end('something else'), /checksum/],
  ['a refusal', (_, response) => response.writeHead(404).end(), /status 404/],
  ['no answer', () => undefined, /no answer/],
])('%s: one line says so, and nothing gets the name', async (_, answer, why) => {
  const { run, lines } = await served(answer);
  expect(await run()).toBe(false);
  expect(lines).toEqual([expect.stringMatching(why)]);
  expect(await readdir(folder)).toEqual([]);
});

test('without a connection one line says so', async () => {
  const lines: string[] = [];
  const files = [{ id: 'a', file: 'a.bin', from: { url: 'http://127.0.0.1:1/a.bin', sha256 } }];
  expect(await fetchWeights(folder, { files, say: (line) => lines.push(line) })).toBe(false);
  expect(lines).toHaveLength(1);
});
