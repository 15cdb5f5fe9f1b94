import {
  createElement,
  memo,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
} from 'preact/compat';

/**
 * The value as it was until the page has been painted with the new one. What costs much is drawn from it: after what was asked for is
 * seen, in a task of its own, and not at all for a value that is no longer wanted by then.
 */
export function useDeferred<T>(value: T): T {
  const [deferred, setDeferred] = useState(() => value);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  // What follows the painting is late to let go of the value before.
  useLayoutEffect(() => () => clearTimeout(waiting.current), [value]);
  useEffect(() => {
    waiting.current = setTimeout(() => setDeferred(() => value));
  }, [value]);
  return deferred;
}

/** The value, and the one before until then where the two are not the `same`: what shows it anew from the ground up does so in a task of its own. */
export function useSettled<T>(value: T, same: (before: T, now: T) => boolean): T {
  const deferred = useDeferred(value);
  return same(deferred, value) ? value : deferred;
}

/** A part of the page all of which is drawn like that: it names what it shows, as it may be of a moment ago. */
export function deferred<Props extends object>(Part: (props: Props) => ReactNode) {
  const Drawn = memo(Part);
  return memo(function Deferred(props: Props) {
    return createElement(Drawn, useDeferred(props));
  });
}
