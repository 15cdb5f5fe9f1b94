/**
 * Latest wins: one task runs, one waits, those in between are dropped. A dropped task resolves to null.
 * Runs of the runtime cannot be interrupted, so results of old pictures are left unused instead.
 */
export function latest(): <T>(task: () => Promise<T>) => Promise<T | null> {
  let running: Promise<unknown> = Promise.resolve();
  let newest = 0;
  return <T>(task: () => Promise<T>) => {
    const mine = ++newest;
    const before = running;
    const result = before.then(async () => {
      if (mine !== newest) return null;
      const value = await task();
      return mine === newest ? value : null;
    });
    running = result.catch(() => undefined);
    return result;
  };
}
