import { useEffect, useState } from 'preact/compat';

/**
 * The value as it was until the page has been painted with the new one. What costs much is drawn from it: after what was asked for is
 * seen, in a task of its own, and not at all for a value that is no longer wanted by then.
 */
export function useDeferred<T>(value: T): T {
  const [deferred, setDeferred] = useState(() => value);
  useEffect(() => {
    const waiting = setTimeout(() => setDeferred(() => value));
    return () => clearTimeout(waiting);
  }, [value]);
  return deferred;
}
