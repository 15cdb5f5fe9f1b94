/** All that this page keeps is under names that begin with its own. */
const isOurs = (name: string | undefined): name is string => name?.startsWith('squeezelens') ?? false;

/** Names of our databases; a browser that lists none is asked for the one that there may be. */
async function databases(): Promise<string[]> {
  const listed = (await indexedDB.databases?.()) ?? [{ name: 'squeezelens-means' }];
  return listed.map(({ name }) => name).filter(isOurs);
}

/** Rejects where another tab does not let go of it. */
function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', () => resolve());
    for (const trouble of ['error', 'blocked'])
      request.addEventListener(trouble, () => reject(request.error ?? new Error(trouble)));
  });
}

/**
 * Removes what the page keeps in this browser: its copy for use without a connection, by `forgetOffline`, then settings, databases and
 * caches. Resolves with whether all of it is gone; what a browser does not offer cannot hold anything.
 */
export async function removeKept(forgetOffline: () => Promise<void>): Promise<boolean> {
  const steps = [
    forgetOffline,
    async () => removeKeys(localStorage),
    async () => removeKeys(sessionStorage),
    async () => Promise.all((await databases()).map(deleteDatabase)),
    async () => {
      const names = 'caches' in globalThis ? await caches.keys() : [];
      await Promise.all(names.filter(isOurs).map((name) => caches.delete(name)));
    },
  ];
  let all = true;
  for (const step of steps)
    await step().catch(() => {
      all = false;
    });
  return all;
}

function removeKeys(storage: Storage): void {
  for (const key of Object.keys(storage).filter(isOurs)) storage.removeItem(key);
}
