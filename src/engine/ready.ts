const Plain = Float32Array;

/** Numbers touched at a time: 1 MiB takes less than a millisecond, so that a call that comes meanwhile hardly waits. */
const SLICE = 2 ** 18;
/** Milliseconds without a call before each slice. */
const REST_MS = 4;

/**
 * Arrays that lie ready before they are wanted. The runtime copies every output into an array that it makes itself, and the first touch of
 * fresh memory costs several times as much as the copying: while the worker has nothing to do, it is touched beforehand. What lies ready
 * is what a new array is: zeros that nobody else has.
 */
export function readyArrays() {
  let ready: Float32Array[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function* made(lengths: readonly number[]): Generator<void, void, void> {
    for (const length of lengths) {
      const array = new Plain(length);
      for (let at = 0; at < length; at += SLICE) {
        array.fill(0, at, at + SLICE);
        yield;
      }
      ready.push(array);
    }
  }

  return {
    /** Until `work` is done, a new Float32Array is one of those that lie ready, where one of its length does. */
    async during<T>(work: () => Promise<T>): Promise<T> {
      clearTimeout(timer);
      globalThis.Float32Array = new Proxy(Plain, {
        construct(target, given, asked) {
          const at = ready.findIndex(({ length }) => length === given[0]);
          const [found] = at < 0 ? [] : ready.splice(at, 1);
          return found ?? Reflect.construct(target, given, asked);
        },
      });
      try {
        return await work();
      } finally {
        globalThis.Float32Array = Plain;
      }
    },

    /** Makes arrays of these lengths ready, and lets go of those that were. */
    prepare(lengths: readonly number[]): void {
      clearTimeout(timer);
      ready = [];
      const steps = made(lengths);
      const step = () => {
        try {
          if (!steps.next().done) timer = setTimeout(step, REST_MS);
        } catch (error) {
          // No memory to spare: what is not ready is made when it is wanted.
          if (!(error instanceof RangeError)) throw error;
        }
      };
      timer = setTimeout(step, REST_MS);
    },
  };
}
