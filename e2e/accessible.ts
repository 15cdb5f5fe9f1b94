import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What axe finds wrong in the page or a part of it, as one line a place. */
export async function violations(page: Page, part = 'html'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  return page.evaluate(async (part) => {
    // What follows the size of the window is drawn a frame after it.
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    const run: unknown = Reflect.get(globalThis, 'axe');
    if (typeof run !== 'object' || run === null) throw new Error('axe is not there');
    const { violations } = await Reflect.get(run, 'run')(part);
    return violations.flatMap(
      ({ id, nodes }: { id: string; nodes: { html: string; failureSummary: string }[] }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
  }, part);
}

/** What is wider than its place and neither scrolls nor is hidden on purpose; the page itself is one of them. */
export const overflowing = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('html, body *:not(svg, svg *, input[type=file])')]
      .filter((element) => {
        const { overflowX, display, clipPath } = getComputedStyle(element);
        return (
          element.scrollWidth > element.clientWidth + 1 &&
          element.clientWidth > 1 &&
          display !== 'inline' &&
          overflowX !== 'auto' &&
          overflowX !== 'scroll' &&
          clipPath === 'none' &&
          element.checkVisibility()
        );
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
