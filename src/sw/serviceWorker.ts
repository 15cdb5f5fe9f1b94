import { asked, isQuestion, SHARE, shared, verified, withHeaders } from './own';
import type { Answer, Own, OwnFile, Question } from './own';

declare const self: ServiceWorkerGlobalScope;
declare const BUILT: Own;

/**
 * The service worker: keeps the files of its own build and of no other, each under its checksum, and isolates the page. What
 * it does not have comes from the network as if it were not there.
 */
const { version, files, headers } = BUILT;
const { scope } = self.registration;
/** Several copies of the page may share an origin: the folder is part of the name. */
const ours = `squeezelens ${scope} `;
const mine = ours + version;
const addressOf = ({ path }: OwnFile) => new URL(path, scope).href;
const byAddress = new Map(files.map((file) => [addressOf(file), file]));

/** Pages that have been asked to let go of the version before this one. */
const willing = new Set<string>();

self.addEventListener('install', (event) => {
  // The first version serves at once, and keeps files when the page asks for it. A later one waits, and is whole before it does.
  if (self.registration.active) event.waitUntil(usedBefore().then(fill));
});

self.addEventListener('activate', (event) => {
  const old = (name: string) => name.startsWith(ours) && name !== mine;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .catch(() => []),
  );
});

self.addEventListener('fetch', (event) => {
  const what = asked(event.request, scope, byAddress);
  if (what.kind === 'file') event.respondWith(answer(event, what.file));
  else if (what.kind === 'share') event.respondWith(receive(event.request));
});

self.addEventListener('message', (event) => {
  const [port] = event.ports;
  const { data, source } = event;
  if (!port || !isQuestion(data)) return;
  const from = source instanceof Client ? source.id : '';
  event.waitUntil(reply(data, from, (answer) => port.postMessage(answer)));
});

async function answer(event: FetchEvent, file: OwnFile): Promise<Response> {
  const kept = await caches.match(addressOf(file), { cacheName: mine }).catch(() => undefined);
  if (kept) return kept;
  const response = withHeaders(await fetch(event.request), headers);
  // Where the reader or the browser has cleared the cache, it stays so until the page asks again.
  if (response.ok && (await caches.has(mine).catch(() => false)))
    event.waitUntil(keepUsed(file, response.clone()));
  return response;
}

async function keepUsed(file: OwnFile, response: Response): Promise<void> {
  const good = await verified(response, file, headers).catch(() => null);
  if (good) await (await caches.open(mine)).put(addressOf(file), good).catch(() => undefined);
}

async function reply(question: Question, from: string, send: (answer: Answer) => void): Promise<void> {
  switch (question.ask) {
    case 'keep':
      return keep(question.models, send);
    case 'adopt':
      if (!byAddress.has(question.entry)) return send({ kind: 'stranger' });
      await self.clients.claim();
      return send({ kind: 'adopted' });
    case 'take': {
      willing.add(from);
      const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
      const others = open.filter(({ id }) => !willing.has(id)).length;
      if (others > 0) return send({ kind: 'held', others });
      await self.skipWaiting();
      return send({ kind: 'taken' });
    }
  }
}

async function keep(models: readonly string[], send: (answer: Answer) => void): Promise<void> {
  if (!models.every((address) => byAddress.has(address)))
    return send({ kind: 'missing', why: 'no-connection' });
  const wanted = files.filter(
    (file) => file.kind === 'shell' || file.kind === 'runtime' || models.includes(addressOf(file)),
  );
  try {
    if ((await missing(wanted)).length > 0) send({ kind: 'fetching' });
    await fill(wanted);
    send({ kind: 'kept' });
  } catch (error) {
    send({ kind: 'missing', why: error instanceof DOMException ? 'no-storage' : 'no-connection' });
  }
}

/** The shell, and of all else what the version before has kept. */
async function usedBefore(): Promise<readonly OwnFile[]> {
  const kept = await Promise.all(files.map((file) => caches.match(addressOf(file))));
  return files.filter(({ kind }, i) => kind === 'shell' || kept[i] !== undefined);
}

async function missing(wanted: readonly OwnFile[]): Promise<readonly OwnFile[]> {
  const kept = new Set((await (await caches.open(mine)).keys()).map(({ url }) => url));
  return wanted.filter((file) => !kept.has(addressOf(file)));
}

/** Rejects with a DOMException where the browser does not store. */
async function fill(wanted: readonly OwnFile[]): Promise<void> {
  const cache = await caches.open(mine);
  const lacking = await missing(wanted);
  await Promise.all(lacking.map(async (file) => cache.put(addressOf(file), await found(file))));
}

/** From the version before, where the file is the same, else from the network. */
async function found(file: OwnFile): Promise<Response> {
  const before = await caches.match(addressOf(file));
  const same = before && (await verified(before, file, headers));
  const good = same ?? (await verified(await fetch(addressOf(file), { cache: 'no-cache' }), file, headers));
  if (!good) throw new Error(`${file.path} is not the file that was built`);
  return good;
}

/** Puts a picture that another program shares where the page finds it. */
async function receive(request: Request): Promise<Response> {
  const picture = (await request.formData()).get('picture');
  if (picture instanceof File) {
    const kept = new Response(picture, { headers: { [shared.header]: encodeURIComponent(picture.name) } });
    const cache = await caches.open(shared.cache).catch(() => null);
    await cache?.put(scope + SHARE, kept).catch(() => undefined);
  }
  return Response.redirect(`${scope}?shared`, 303);
}
