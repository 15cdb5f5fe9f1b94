import { useState } from 'preact/compat';

/** A ref for an element, and whether any of it is now in the part of the page that the window shows. */
export function useSeen(): [ref: (element: Element | null) => (() => void) | undefined, seen: boolean] {
  const [seen, setSeen] = useState(false);
  const [ref] = useState(() => (element: Element | null) => {
    if (!element) return undefined;
    const observer = new IntersectionObserver(
      (entries) => setSeen(entries.at(-1)?.isIntersecting ?? false),
      // An embedded page goes by its own window.
      { root: document },
    );
    observer.observe(element);
    return () => observer.disconnect();
  });
  return [ref, seen];
}
