import type { Page } from '@playwright/test';
import { ZooGraph } from '../src/fixtures/node/zoo';
import { choose, menu } from './modelMenu';
import { beginUse, live, openLive } from './page';
import { expect, test } from './support';

/** Opens a network as a file and waits for its run. */
async function opens(page: Page, name: string, bytes: Uint8Array) {
  await beginUse(page);
  const before = await menu(page).inputValue();
  await choose(page, { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  await expect(menu(page)).not.toHaveValue(before);
  await live(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
}

const layers = (page: Page) => page.getByRole('listbox', { name: 'Layers of the map' }).getByRole('option');
const arithmetic = (page: Page) => page.getByRole('region', { name: 'Arithmetic' });

/** Chooses a layer in the map, its first channel and, where it has maps, its last position. */
async function pick(page: Page, key: string) {
  await layers(page)
    .and(page.locator(`[aria-label^="${key},"]`))
    .locator('.network-map-hit')
    .click();
  const maps = page.getByRole('region', { name: 'Feature maps' });
  await expect(maps.getByRole('heading', { name: key, exact: true })).toBeVisible();
  await maps.getByRole('listbox').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const grid = page.getByRole('grid', { name: `Map of ${key}, channel 0` });
  await expect(grid.or(arithmetic(page).getByRole('list', { name: 'Terms' })).first()).toBeVisible();
  if ((await grid.count()) === 0) return;
  await grid.focus();
  for (const press of ['End', 'End', 'PageDown', 'PageDown', 'PageDown']) await page.keyboard.press(press);
}

const draw = (side: number, of: (g: ZooGraph) => string, options: { half?: boolean } = {}) => {
  const g = new ZooGraph();
  return g.to(of(g), side, options);
};

/** `keys` are picked and explained; so many layers `between` them are only shown. */
interface Odd {
  bytes: Uint8Array;
  keys: readonly string[];
  between?: number;
}

const odd: Record<string, Odd> = {
  'by depth and dilated': {
    bytes: draw(20, (g) => {
      const dilated = g.node('Conv', ['x', g.store([6, 3, 3, 3], 0.3)], { dilations: [3, 2] });
      const deep = g.conv(g.relu(dilated), [6, 12], 3, { groups: 6 });
      return g.node('GlobalAveragePool', [g.relu(deep)]);
    }),
    keys: ['conv1', 'conv2', 'pool2'],
  },
  'a kernel larger than the map, with padding': {
    bytes: draw(6, (g) => g.relu(g.conv('x', [3, 4], 9))),
    keys: ['conv1'],
  },
  'weights of 8 bits with a scale for every channel': {
    bytes: draw(12, (g) => {
      const first = g.relu(g.node('Conv', ['x', g.levels([4, 3, 3, 3])]));
      const scale = g.store([], 0, 0.05);
      const levels = g.node('DequantizeLinear', [g.node('QuantizeLinear', [first, scale]), scale]);
      return g.node('GlobalAveragePool', [g.relu(g.node('Conv', [levels, g.levels([5, 4, 3, 3])]))]);
    }),
    keys: ['conv1', 'conv2', 'pool2'],
    between: 2,
  },
  'half precision': {
    bytes: draw(
      32,
      (g) => {
        const maps = g.relu(g.conv(g.relu(g.conv('x', [3, 16], 3)), [16, 32], 3));
        return g.linear(g.node('Flatten', [g.node('GlobalAveragePool', [maps])]), 32, 9);
      },
      { half: true },
    ),
    keys: ['conv1', 'conv2', 'pool2', 'fc3'],
  },
  'layers without weights': {
    bytes: draw(12, (g) => g.node('GlobalAveragePool', [g.pool('x', 3, 2)])),
    keys: ['pool0', 'pool0-2'],
  },
};

test('networks of other kinds: every layer in the map, every picked value explained', async ({ page }) => {
  test.slow();
  await openLive(page);
  for (const [name, { bytes, keys, between = 0 }] of Object.entries(odd)) {
    await opens(page, `${name}.onnx`, bytes);
    await expect(layers(page)).toHaveCount(1 + keys.length + between);
    for (const key of keys) {
      await pick(page, key);
      await expect(arithmetic(page).getByText('Agrees with ONNX Runtime')).toBeVisible();
    }
    await expect(page.getByRole('figure', { name: /^Fire module/ })).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'Layer facts' })).toBeVisible();
  }

  // A kernel that does not fit is refused in words, and what was open stays.
  const file = {
    name: 'a.onnx',
    mimeType: '',
    buffer: Buffer.from(draw(4, (g) => g.conv('x', [3, 2], 9, { pad: 0 }))),
  };
  await choose(page, file);
  await expect(page.getByRole('alert')).toContainText('cannot take an input of 3 x 4 x 4');
  await expect(layers(page)).toHaveCount(3);
});

test('of two heads the first predicts, which the facts say, and the other is a layer', async ({ page }) => {
  await openLive(page);
  const g = new ZooGraph();
  const maps = g.relu(g.conv('x', [3, 4], 3));
  const head = (classes: number) =>
    g.linear(g.node('Flatten', [g.node('GlobalAveragePool', [maps])]), 4, classes);
  const [seven, nine] = [head(7), head(9)];
  await opens(page, 'heads.onnx', g.to([nine, seven], 16));
  const facts = page.getByRole('region', { name: 'Model facts' });
  await expect(facts).toContainText(
    `2 in the file. The page predicts with the first, “${nine}”; “${seven}”: shown`,
  );
  const options = layers(page);
  await expect(options.and(page.locator('[aria-label$=", 7"]'))).toHaveCount(1);
  await expect(options.and(page.locator('[aria-label$=", 9"]'))).toHaveCount(1);
});

test('what is not finite has its own colour and count, in maps, statistics, arithmetic and evidence', async ({
  page,
}) => {
  await openLive(page);
  const bytes = draw(16, (g) => {
    const huge = g.node('Conv', ['x', g.store([4, 3, 3, 3], 3e38)]);
    return g.node('GlobalAveragePool', [g.conv(huge, [4, 5], 1)]);
  });
  await opens(page, 'huge.onnx', bytes);
  await pick(page, 'conv1');
  const maps = page.getByRole('region', { name: 'Feature maps' });
  const counts = /(\d[\d\s]*) NaN(, \d[\d\s]* infinite)?|\d[\d\s]* infinite/;
  await expect(maps.getByRole('figure', { name: 'Colour scale' })).toHaveText(counts);
  await expect(
    page.getByRole('region', { name: 'Statistics' }).getByRole('row', { name: /^infinite/ }),
  ).toBeVisible();
  const magenta = await maps.locator('.channel-picker canvas').evaluate((canvas: HTMLCanvasElement) => {
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return Array.from(data).filter(
      (red, i) => i % 4 === 0 && red === 255 && data[i + 1] === 0 && data[i + 2] === 255,
    ).length;
  });
  expect(magenta).toBeGreaterThan(100);
  await expect(arithmetic(page).getByText(/Both are|Only one of the two/)).toBeVisible();
  const evidence = page.getByRole('figure', { name: 'Evidence', exact: true });
  await expect(evidence.getByRole('figure', { name: 'Colour scale' })).toHaveText(counts);
  await expect(evidence.getByText(/Both are|Only one of the two/)).toBeVisible();
});
