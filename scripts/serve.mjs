import { createServer } from 'node:http';
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { caching, hashedFolder, isolation, security } from './headers.mjs';
import { isMain, projectRoot } from './process.mjs';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.onnx': 'application/octet-stream',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.tsv': 'text/tab-separated-values; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const compressible = /^(text|image\/svg|application\/(json|manifest|wasm))/;

const encoders = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify(gzip),
};

/** Answer of one request as {status, headers, body}; `encoded` remembers compressed bodies by ETag and encoding. */
async function answer(request, root, encoded) {
  const text = (status, body, headers = {}) => ({
    status,
    headers: { 'Content-Type': types['.txt'], 'Cache-Control': 'no-store', ...headers },
    body: Buffer.from(`${body}\n`),
  });
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return text(405, 'Method not allowed', { Allow: 'GET, HEAD' });

  let path;
  try {
    path = decodeURIComponent(request.url.split(/[?#]/, 1)[0]);
  } catch {
    return text(400, 'Bad request');
  }
  let file = join(root, path);
  if (path.includes('\0') || !`${file}${sep}`.startsWith(root + sep)) return text(403, 'Forbidden');
  let info = await stat(file).catch(() => null);
  if (info?.isDirectory() && path.endsWith('/')) {
    file = join(file, 'index.html');
    info = await stat(file).catch(() => null);
  }
  if (!info?.isFile()) return text(404, `Not found: ${path}`);

  const type = types[extname(file)] ?? 'application/octet-stream';
  const version = createHash('sha1').update(`${file}\n${info.size}\n${info.mtimeMs}`).digest('base64url');
  const encoding = compressible.test(type) ? accepted(request.headers['accept-encoding']) : null;
  const headers = {
    'Content-Type': type,
    'Cache-Control': path.includes(hashedFolder) ? caching.hashed : caching.other,
    ETag: `"${version}${encoding ? `-${encoding}` : ''}"`,
    ...(compressible.test(type) ? { Vary: 'Accept-Encoding' } : {}),
    ...(encoding ? { 'Content-Encoding': encoding } : {}),
  };
  if (request.headers['if-none-match'] === headers.ETag) return { status: 304, headers, body: null };
  if (!encoding) return { status: 200, headers, body: await readFile(file) };
  if (!encoded.has(headers.ETag)) encoded.set(headers.ETag, readFile(file).then(encoders[encoding]));
  return { status: 200, headers, body: await encoded.get(headers.ETag) };
}

/** The best encoding that the client names without refusing it, or null. */
function accepted(header = '') {
  const named = header.split(',').map((part) => part.trim().replaceAll(' ', ''));
  return (
    Object.keys(encoders).find((name) =>
      named.some((part) => part === name || (part.startsWith(`${name};`) && !/;q=0(\.0*)?$/.test(part))),
    ) ?? null
  );
}

/** Both loopback addresses, so that `localhost` always means this server; the second may be missing on a machine. */
async function listen(handler, port) {
  const servers = [];
  for (const host of ['127.0.0.1', '::1']) {
    const server = createServer(handler);
    try {
      await new Promise((done, failed) => {
        server.once('error', failed).listen(servers[0]?.address().port ?? port, host, done);
      });
      servers.push(server);
    } catch (error) {
      if (servers.length > 0 && error.code !== 'EADDRINUSE') continue;
      await stop(servers);
      throw error;
    }
  }
  return servers;
}

async function stop(servers) {
  await Promise.all(
    servers.map(
      (server) =>
        new Promise((done) => {
          server.close(done);
          server.closeAllConnections();
        }),
    ),
  );
}

/**
 * Serves the built page on this machine only.
 * @param {{ port?: number, isolated?: boolean, root?: string }} [options] port 0 takes any free one; `isolated: false` leaves out the
 *   headers that allow threads; `root` is the folder, by default dist
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} rejects with code EADDRINUSE when the port is taken
 */
export async function serve({ port = 4173, isolated = true, root = defaultRoot } = {}) {
  const folder = resolve(root);
  const encoded = new Map();
  const common = isolated ? { ...security, ...isolation } : security;
  const servers = await listen(async (request, response) => {
    const { status, headers, body } = await answer(request, folder, encoded).catch((error) => ({
      status: 500,
      headers: { 'Content-Type': types['.txt'] },
      body: Buffer.from(`${error.message}\n`),
    }));
    response.writeHead(status, { ...common, ...headers, ...(body ? { 'Content-Length': body.length } : {}) });
    response.end(request.method === 'HEAD' ? null : body);
  }, port);
  return {
    url: `http://localhost:${servers[0].address().port}/`,
    close: () => stop(servers),
  };
}

const defaultRoot = join(projectRoot, 'dist');

if (isMain(import.meta.url)) {
  const { url } = await serve({ port: Number(process.env.PORT ?? 4173) });
  console.log(`Squeezelens: ${url}`);
}
