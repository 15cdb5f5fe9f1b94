import type { Failure } from '../engine/engine';

/**
 * A part of the store whose code comes when it is first used. What is asked of it is done in the order of asking; code that cannot be
 * fetched is told as a failure, and fetched again when something is asked the next time.
 */
export function part<Part>(
  name: string,
  load: () => Promise<Part>,
  onFailure: (failure: Failure) => void,
): (use: (part: Part) => void) => void {
  let loading: Promise<Part> | null = null;
  return (use) => {
    loading ??= load();
    loading.then(use, () => {
      loading = null;
      onFailure({ kind: 'fetch', url: name, status: null });
    });
  };
}
