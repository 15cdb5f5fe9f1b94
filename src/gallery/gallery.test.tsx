import { beforeAll, expect, test } from 'vitest';
import { show } from '../fixtures/page';
import { gallery } from './list';
import { readMaterial } from './material';
import { picture } from './picture';

// The recorded files lie at the root of the site; this page does not.
const base = document.createElement('base');
base.href = '/';
document.head.append(base);
// Wherever the pointer was left by another test, it points at nothing here.
document.body.style.pointerEvents = 'none';
// All of a view is drawn, not only what is in sight.
globalThis.IntersectionObserver = class extends IntersectionObserver {
  constructor(callback: IntersectionObserverCallback) {
    super(callback, { root: document, rootMargin: '100000px' });
  }
};
const material = await readMaterial();

beforeAll(() => {
  expect(devicePixelRatio).toBe(1);
});

test.each(Object.entries(gallery(material)))('%s', async (name, view) => {
  const page = show(<div style={{ width: 900 }}>{view}</div>);
  await whole(page.container);
  const file = `snapshots/${name.replaceAll(/\W+/g, '-')}.txt`;
  await expect(`${picture(page.container)}\n`).toMatchFileSnapshot(file);
});

/** Some parts come bit by bit, whenever the page has nothing else to do: all are there when nothing has come for three such times. */
async function whole(container: Element) {
  let parts = -1;
  for (let same = 0; same < 3;) {
    await new Promise(requestAnimationFrame);
    await new Promise((idle) => requestIdleCallback(idle));
    const now = container.querySelectorAll('*').length;
    same = now === parts ? same + 1 : 0;
    parts = now;
  }
}
