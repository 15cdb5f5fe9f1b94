import type { Page } from '@playwright/test';
import { openLive, turnTo } from './page';
import { expect, test } from './support';

const arithmetic = (page: Page) => page.getByRole('region', { name: 'Arithmetic' });
const recomputed = (page: Page) => page.getByRole('status', { name: 'Recomputed' });
const runtime = (page: Page) => page.getByRole('status', { name: 'Runtime' });

async function numberIn(locator: ReturnType<typeof recomputed>): Promise<number> {
  return Number(await locator.textContent());
}

/** Both values, once the page tells that they agree. */
async function agreed(page: Page): Promise<{ ours: number; theirs: number }> {
  await expect(arithmetic(page).getByText('Agrees with ONNX Runtime')).toBeVisible();
  return { ours: await numberIn(recomputed(page)), theirs: await numberIn(runtime(page)) };
}

const values = [
  ['a 3 x 3 convolution', 'layer=fire5/expand3x3&channel=7&at=10,12'],
  ['a border with padding', 'layer=fire4/expand3x3&channel=40&at=0,0'],
  ['a 1 x 1 convolution', 'layer=fire6/squeeze1x1&channel=3&at=5,5'],
  ['the first layer, stride 2', 'layer=conv1&channel=9&at=30,41'],
  ['a pool', 'layer=pool1&channel=9&at=15,20'],
  ['a concatenation', 'layer=fire5/concat&channel=130&at=10,12'],
  ['the widest sum', 'layer=conv10&channel=437&at=3,6'],
  ['global pooling', 'layer=pool10&channel=437'],
  ['softmax', 'layer=prob&channel=437'],
  ['the input', 'layer=input&channel=2&at=100,50'],
] as const;

for (const version of ['1.0', '1.1'])
  test(`recomputed is the runtime's, in every kind of layer of ${version}`, async ({ page }) => {
    await openLive(page, `?model=${version}`);
    for (const [what, query] of values) {
      // Where no channel is chosen there is no value: what is read is not the one before.
      await turnTo(page, `model=${version}`);
      await expect(runtime(page)).toHaveCount(0);
      await turnTo(page, `model=${version}&${query}`);
      const { ours, theirs } = await agreed(page);
      // The largest terms are part of the sum of absolute terms, so this is stricter than that yardstick.
      const amounts = await arithmetic(page)
        .getByRole('list', { name: 'Terms' })
        .locator('.term-list-amount')
        .allTextContents();
      const shown = amounts.map((text) => Math.abs(Number(text.replaceAll(/\s/g, '').replaceAll('−', '-'))));
      const size = shown.reduce((sum, amount) => sum + amount, Math.abs(theirs));
      expect(Math.abs(ours - theirs), what).toBeLessThanOrEqual(1e-5 * size);
    }
  });

test('before ReLU the sum itself is compared', async ({ page }) => {
  await openLive(page, '?model=1.0&layer=fire5/expand3x3&channel=7&at=10,12&pre=1');
  await expect(arithmetic(page).getByText('Recomputed, before ReLU')).toBeVisible();
  const { ours, theirs } = await agreed(page);
  expect(ours).not.toBe(0);
  expect(Math.abs(ours - theirs)).toBeLessThan(1e-3 * Math.abs(theirs));
});

test('from a probability down to a pixel, term by term, and back', async ({ page }) => {
  await openLive(page, '?model=1.1&layer=prob&channel=437');
  const layer = () => new URL(page.url()).searchParams.get('layer') ?? 'fire5/squeeze1x1';
  const visited = ['prob'];
  while (layer() !== 'input' && visited.length < 60) {
    await agreed(page);
    const before = layer();
    await arithmetic(page).getByRole('list', { name: 'Terms' }).getByRole('button').first().click();
    await expect.poll(layer).not.toBe(before);
    visited.push(layer());
    await expect(
      arithmetic(page).getByRole('navigation', { name: 'Path of the value' }).locator('[aria-current]'),
    ).toHaveText(layer());
  }
  expect(visited.slice(0, 4)).toEqual(['prob', 'pool10', 'conv10', 'fire9/concat']);
  expect(visited.slice(-2)).toEqual(['conv1', 'input']);
  await expect(
    arithmetic(page).getByText(/^(red|green|blue) of the pixel in column \d+, row \d+$/),
  ).toBeVisible();
  await agreed(page);
  const path = arithmetic(page).getByRole('navigation', { name: 'Path of the value' });
  expect(await path.getByRole('listitem').count()).toBe(visited.length);
  await path.getByRole('button', { name: /^conv10, channel 437/ }).click();
  await expect.poll(layer).toBe('conv10');
  await agreed(page);
  await page.goBack();
  await expect.poll(layer).toBe('input');
});

test('all of it by keyboard: cell, term, path', async ({ page }) => {
  await openLive(page, '?model=1.1&layer=fire5/expand3x3&channel=7&at=10,12');
  const grid = page.getByRole('grid', { name: 'Map of fire5/expand3x3, channel 7' });
  await grid.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => new URL(page.url()).searchParams.get('at')).toBe('10,13');
  await agreed(page);
  const terms = arithmetic(page).getByRole('list', { name: 'Terms' }).getByRole('button');
  await terms.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(terms.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).searchParams.get('layer')).toBeNull();
  await arithmetic(page)
    .getByRole('button', { name: 'fire5/expand3x3, channel 7, row 10, column 13' })
    .focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).searchParams.get('layer')).toBe('fire5/expand3x3');
  await page.getByRole('button', { name: /^Point in the picture/ }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('figure', { name: 'Reach of a pixel' })).toContainText(
    'Pixel in column 105, row 113 reaches',
  );
});

for (const version of ['1.0', '1.1'])
  test(`the logit is the mean of the evidence, for any class of ${version}`, async ({ page }) => {
    await openLive(page, `?model=${version}&class=281`);
    const figure = page.getByRole('figure', { name: 'Evidence', exact: true });
    for (const name of ['tabby', 'lighthouse', 'golf ball', 'volcano']) {
      if (name !== 'tabby') await figure.getByRole('combobox', { name: 'Evidence for' }).fill(name);
      await expect(figure.getByText(new RegExp(`^Evidence for ${name}[^:]*$`))).toBeVisible();
      const mean = await numberIn(figure.getByRole('status', { name: 'Mean of the map' }));
      const logit = await numberIn(figure.getByRole('status', { name: 'Logit' }));
      expect(Math.abs(mean - logit)).toBeLessThanOrEqual(1e-5 * Math.max(1, Math.abs(logit)));
      await expect(figure.getByText('Agrees with ONNX Runtime')).toBeVisible();
    }
    await expect(page).toHaveURL(/[?&]class=980(&|$)/);
    await figure.getByRole('checkbox').check();
    await expect(figure.getByRole('combobox', { name: 'and not' })).toHaveValue('lighthouse');
    await figure.getByRole('grid', { name: 'volcano minus lighthouse' }).click();
    await expect(arithmetic(page).getByText('Agrees with ONNX Runtime')).toBeVisible();
    await expect(page).toHaveURL(/[?&]layer=conv10(&|$)/);
    await expect(page).toHaveURL(/[?&]channel=980(&|$)/);
  });

test('layer facts are the integers of the reference; weights and singular values come with them', async ({
  page,
}) => {
  await openLive(page, '?model=1.0&layer=fire8/expand3x3');
  const facts = page.getByRole('region', { name: 'Layer facts' });
  const told = async (label: string) => {
    const row = facts
      .locator('dl > div')
      .filter({ has: page.locator('dt').getByText(label, { exact: true }) });
    return (await row.locator('dd').textContent())?.replaceAll(/\s/g, '');
  };
  expect(await told('Parameters')).toBe('147712');
  expect(await told('Multiply-accumulates')).toBe('107495424');
  expect(await told('Activation bytes')).toBe('746496');
  expect(await told('Input shape')).toBe('64×27×27');
  expect(await told('Output shape')).toBe('256×27×27');
  await expect(facts.getByRole('figure', { name: /^256 × 64 kernels/ })).toBeVisible();
  await facts
    .getByText(/Computing|Singular/)
    .first()
    .scrollIntoViewIfNeeded();
  await expect(facts.getByRole('figure', { name: 'Singular values' })).toBeVisible();
  expect(await told('Effective rank at 99 % of the energy')).toMatch(/^\d+of256$/);
});

test('the lens tells its rectangle, padding included, and a pixel the positions that it reaches', async ({
  page,
}) => {
  await openLive(page, '?model=1.0&layer=fire5/expand3x3&channel=7&at=0,3');
  // Size 59, jump 8, start -20: the fact sheet's row.
  await expect(page.getByRole('figure', { name: 'Receptive field' })).toContainText(
    'rows −20 to 38, columns 4 to 62: 59 × 59 pixels',
  );
  await expect(page.getByRole('figure', { name: 'Receptive field' })).toContainText('padding: 20 above');
  const picture = page.getByRole('button', { name: /^Point in the picture/ });
  const box = await picture.boundingBox();
  if (!box) throw new Error('no picture');
  await picture.hover({ position: { x: (100.5 / 227) * box.width, y: (40.5 / 227) * box.height } });
  const reach = page.getByRole('figure', { name: 'Reach of a pixel' });
  // Rows r with -20 + 8 r <= 40 <= 38 + 8 r: 1 to 7; columns 3 to 15.
  await expect(reach).toContainText(
    'Pixel in column 100, row 40 reaches 7 × 8 of the 729 positions of fire5/expand3x3.',
  );
});
