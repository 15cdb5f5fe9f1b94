import { lazy, Suspense, type ComponentType } from 'react';

/** Whoever does nothing for so long after the page has come gets the rest of it all the same. */
const AT_THE_LATEST_MS = 3000;

/** The first sign that somebody uses the page. */
const used = new Promise<unknown>((resolve) => {
  for (const sign of ['pointermove', 'pointerdown', 'keydown', 'wheel', 'scroll', 'focusin', 'dragenter'])
    addEventListener(sign, resolve, { once: true, capture: true, passive: true });
  setTimeout(resolve, AT_THE_LATEST_MS);
});

/**
 * A component whose code does not come with the first view: it is fetched when it is first drawn, or, so that it is there by then, when
 * somebody begins to use the page. What is drawn from the start but below what is seen at first can `wait` for that too.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { wait = false } = {},
): (props: Props) => React.ReactNode {
  const Lazy = lazy(async () => {
    if (wait) await used;
    return { default: await load() };
  });
  void used.then(() => requestIdleCallback(() => void load()));
  return function Later(props) {
    return (
      <Suspense>
        <Lazy {...props} />
      </Suspense>
    );
  };
}
