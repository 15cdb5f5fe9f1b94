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
const material = await readMaterial();

beforeAll(() => {
  expect(devicePixelRatio).toBe(1);
});

test.each(Object.entries(gallery(material)))('%s', async (name, view) => {
  const page = show(<div style={{ width: 900 }}>{view}</div>);
  await new Promise(requestAnimationFrame);
  const file = `snapshots/${name.replaceAll(/\W+/g, '-')}.txt`;
  await expect(`${picture(page.container)}\n`).toMatchFileSnapshot(file);
});
