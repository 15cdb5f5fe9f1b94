/** Frames that something is waited for which is still to be drawn, two seconds at 60 a second. */
const PATIENCE = 120;

/** Unfolds and scrolls to the first element that a selector means, unless its beginning is in the upper half of the page already. */
export function bringIntoSight(selector: string, patience = PATIENCE): void {
  const element = document.querySelector(selector);
  if (!element) {
    if (patience > 0) requestAnimationFrame(() => bringIntoSight(selector, patience - 1));
    return;
  }
  for (let fold = element.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true;
  const { top } = element.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) element.scrollIntoView({ block: 'start' });
}
