import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'preact/compat';
import { Boundary } from './Boundary';

/** Whoever does nothing for so long after the page has come gets the rest of it all the same. */
const AT_THE_LATEST_MS = 3000;

/** The first sign that somebody uses the page. */
const used = new Promise<unknown>((resolve) => {
  for (const sign of ['pointermove', 'pointerdown', 'keydown', 'wheel', 'scroll', 'focusin', 'dragenter'])
    addEventListener(sign, resolve, { once: true, capture: true, passive: true });
  setTimeout(resolve, AT_THE_LATEST_MS);
});

/** What has come is drawn part by part, each in a task of its own: all that waited for the same sign would block the page. */
let before: Promise<unknown> = Promise.resolve();
const inTurn = () => (before = before.then(() => new Promise((turn) => setTimeout(turn))));

/**
 * A component whose code does not come with the first view: it is fetched when it is first drawn, or, so that it is there by then, when
 * somebody begins to use the page. What could not be fetched can be tried again. What is drawn from the start but below what is seen at first can `wait` for that too.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { wait = false } = {},
): (props: Props) => ReactNode {
  const begin = () =>
    lazy(async () => {
      if (wait) await used;
      reloadStyles();
      const loaded = await load().catch(lost);
      await inTurn();
      return { default: loaded };
    });
  let begun = begin();
  let failed = false;
  const lost = (thrown: unknown) => {
    failed = true;
    throw thrown;
  };
  // What fails now is told when it is wanted.
  void used.then(() => requestIdleCallback(() => void load().catch(() => undefined)));

  function Begun(props: Props) {
    const [Lazy] = useState(() => {
      // What waited takes its turn wherever it is drawn again: another network's result brings all of it at once.
      if (failed || wait) {
        failed = false;
        begun = begin();
      }
      return begun;
    });
    return (
      <Suspense fallback={null}>
        <Lazy {...props} />
      </Suspense>
    );
  }
  return function Later(props) {
    return (
      <Boundary>
        <Begun {...props} />
      </Boundary>
    );
  };
}

/** Style sheets that did not come: they are not asked for again with the code that they belong to. */
const lostStyles = new Set<HTMLLinkElement>();
addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') lostStyles.add(target);
  },
  { capture: true },
);

function reloadStyles() {
  for (const link of lostStyles) link.replaceWith(link.cloneNode());
  lostStyles.clear();
}
