import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { download } from './download';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const url = 'm.onnx';
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A server that sends when it is told to, and sees when it is left. */
function server(status = 200) {
  let body: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({ start: (controller) => (body = controller) });
  vi.stubGlobal('fetch', async (_url: string, { signal }: { signal: AbortSignal }) => {
    signal.addEventListener('abort', () => body?.error(signal.reason));
    return new Response(stream, { status, headers: { 'content-length': '4' } });
  });
  return {
    send: (...bytes: number[]) => body?.enqueue(Uint8Array.from(bytes)),
    end: () => body?.close(),
    cut: () => body?.error(new TypeError('network error')),
  };
}

test('bytes come in order however slowly, with progress', async () => {
  const { send, end } = server();
  const seen: number[] = [];
  const bytes = download(url, ({ loaded }) => seen.push(loaded));
  for (const byte of [1, 2, 3, 4]) {
    await settled();
    await vi.advanceTimersByTimeAsync(59_000);
    send(byte);
  }
  await settled();
  end();
  expect([...(await bytes)]).toEqual([1, 2, 3, 4]);
  expect(seen).toEqual([1, 2, 3, 4]);
});

for (const [what, happen] of [
  ['is cut', ({ cut }: ReturnType<typeof server>) => Promise.resolve(cut())],
  ['falls silent', () => vi.advanceTimersByTimeAsync(61_000)],
] as const)
  test(`a connection that ${what} after some bytes is none`, async () => {
    const there = server();
    const bytes = download(url, () => undefined);
    const fails = expect(bytes).rejects.toMatchObject({ failure: { kind: 'fetch', url, status: null } });
    await settled();
    there.send(1);
    await settled();
    await happen(there);
    await fails;
  });

test('an answer that is none, and one that nobody waits for any more', async () => {
  server(404);
  await expect(download(url, () => undefined)).rejects.toMatchObject({ failure: { status: 404 } });
  const { send } = server();
  const abort = new AbortController();
  const bytes = download(url, () => abort.abort(), abort.signal);
  await settled();
  send(1);
  await expect(bytes).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
});
