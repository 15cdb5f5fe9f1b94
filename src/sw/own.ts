/**
 * A file of this build: its path in the page's folder (empty for the page itself) and its SHA-256 in hex. The shell is fetched as a
 * whole; the runtime and the models when they are first used, and what WebGPU needs only if it is.
 */
export interface OwnFile {
  path: string;
  sha256: string;
  kind: 'shell' | 'runtime' | 'webgpu' | 'model';
}

/** All that a service worker knows of its build; written into it by scripts/service-worker.mjs. */
export interface Own {
  version: string;
  files: readonly OwnFile[];
  /** The headers that isolate the page, for hosts that cannot set them. */
  headers: Readonly<Record<string, string>>;
}

/** What the page asks of the service worker; every question comes with a port for its answers. */
export type Question =
  /** Keep the shell, the runtime and these models. */
  | { ask: 'keep'; models: readonly string[] }
  /** Serve this page from now on, if it was built together with the worker: `entry` is the address of its script. */
  | { ask: 'adopt'; entry: string }
  /** Take over as the new version, as soon as every open page is willing. */
  | { ask: 'take' };

export type Answer =
  | { kind: 'fetching' }
  | { kind: 'kept' }
  | { kind: 'missing'; why: 'no-storage' | 'no-connection' }
  | { kind: 'adopted' }
  | { kind: 'stranger' }
  | { kind: 'taken' }
  /** So many other pages still use the version before and have not been asked to let go. */
  | { kind: 'held'; others: number };

export function isQuestion(data: unknown): data is Question {
  return typeof data === 'object' && data !== null && 'ask' in data;
}

/** Both ends are built together, so a message with the right tag is ours; all else is ignored. */
export function isAnswer(data: unknown): data is Answer {
  return typeof data === 'object' && data !== null && 'kind' in data;
}

/** What a request is to the worker: nothing of its own, a file of the build, or pictures that another program shares. */
export type Asked = { kind: 'pass' } | { kind: 'file'; file: OwnFile } | { kind: 'share' };

/** Where another program sends pictures to, in the page's folder; the web manifest names it too. */
export const SHARE = 'share';

/** The cache in which a shared picture waits for the page, its address there, and the name of the header with the file's name. */
export const shared = { cache: 'squeezelens-shared', header: 'X-File-Name' } as const;

/** `files` by address. Ranges, other methods, other origins and what was not built are left to the browser. */
export function asked(
  { method, url, mode, headers }: Pick<Request, 'method' | 'url' | 'mode' | 'headers'>,
  scope: string,
  files: ReadonlyMap<string, OwnFile>,
): Asked {
  const [address = ''] = url.split(/[?#]/, 1);
  if (method === 'POST' && address === scope + SHARE) return { kind: 'share' };
  if (method !== 'GET' || headers.has('range')) return { kind: 'pass' };
  const file = files.get(mode === 'navigate' && address === `${scope}index.html` ? scope : address);
  return file && (mode === 'navigate' || address === url) ? { kind: 'file', file } : { kind: 'pass' };
}

/** The same response with further headers. One that may not be looked into (a redirect of a page) is left as it is. */
export function withHeaders(response: Response, further: Own['headers']): Response {
  if (response.status === 0) return response;
  const { status, statusText, body } = response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(further)) headers.set(name, value);
  return new Response(body, { status, statusText, headers });
}

/** The response as it is kept, or null where its bytes are not those that were built. */
export async function verified(
  response: Response,
  { sha256 }: OwnFile,
  further: Own['headers'],
): Promise<Response | null> {
  if (!response.ok) return null;
  const bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if (Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') !== sha256) return null;
  const headers = new Headers(response.headers);
  // They were of the bytes as sent.
  headers.delete('Content-Encoding');
  headers.set('Content-Length', String(bytes.byteLength));
  return withHeaders(new Response(bytes, { headers }), further);
}
