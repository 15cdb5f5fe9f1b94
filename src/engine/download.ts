import { EngineError, type Progress } from './engine';

/** A server that sends nothing for so many milliseconds is given up. */
const SILENCE = 60_000;

/** Bytes behind a url, with progress; failures carry the url, and the status if it is that. */
export async function download(
  url: string,
  onProgress: (progress: Progress) => void,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const silent = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listen = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silent.abort(), SILENCE);
  };
  try {
    listen();
    const response = await fetch(url, {
      signal: AbortSignal.any(signal ? [signal, silent.signal] : [silent.signal]),
    });
    if (!response.ok || !response.body)
      throw new EngineError({ kind: 'fetch', url, status: response.status });
    const total = Number(response.headers.get('content-length')) || null;
    const chunks: Uint8Array[] = [];
    let loaded = 0;
    const reader = response.body.getReader();
    for (;;) {
      listen();
      const { done, value } = await reader.read();
      if (done) return joined(chunks, loaded);
      chunks.push(value);
      loaded += value.byteLength;
      onProgress({ step: 'download', loaded, total });
    }
  } catch (error) {
    if (error instanceof EngineError) throw error;
    if (signal?.aborted) throw new EngineError({ kind: 'cancelled' });
    throw new EngineError({ kind: 'fetch', url, status: null }, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

/** SHA-256 in hex, or null where the browser offers none (pages that are neither https nor localhost). */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
