import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  densenet121,
  mobilenet2,
  resnet18,
  shufflenet2,
  squeezenetBypass,
} from '../src/fixtures/node/architectures';
import { readNetwork } from '../src/network/network';
import { bring, chooser, listLayers, openLive, predictions, status } from './page';
import { expect, test } from './support';

const shared = process.env['SQUEEZELENS_SHARED'];
const weights = (file: string) => join(shared ?? '', 'weights', file);
const starter = 'public/starter/squeezenet1.1-starter.onnx';

const facts = (page: Page) => page.getByRole('region', { name: 'Model facts' });
const menu = (page: Page) => page.getByRole('combobox', { name: 'Model' });

async function choose(page: Page, ...files: (string | { name: string; mimeType: string; buffer: Buffer })[]) {
  const input = page.getByLabel('Choose a model file');
  if (files.every((file) => typeof file === 'string')) await input.setInputFiles(files);
  else await input.setInputFiles(files.filter((file) => typeof file !== 'string'));
}

/** Waits for the live result of a model that was brought. */
async function opened(page: Page, id: RegExp | string) {
  const patient = { timeout: 20_000 };
  await expect(menu(page)).toHaveValue(id, patient);
  await expect(status(page)).toHaveText(/\d ms/, patient);
  await expect.poll(async () => (await predictions(page)).length, patient).toBe(5);
}

function idOf(file: string): string {
  return `sha256-${createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12)}`;
}

test('the menu names every model that is present, with its facts', async ({ page }) => {
  await openLive(page);
  await expect(menu(page).getByRole('option')).toHaveText([
    '1.0: starter weights',
    '1.1: starter weights',
    '1.0-starter: starter weights',
    '1.1-starter: starter weights',
  ]);
  const before = await predictions(page);
  await menu(page).selectOption('1.1-starter');
  await opened(page, /^1\.1-starter$/);
  expect(await predictions(page)).toEqual(before);
  await expect(facts(page)).toContainText(/1\s235\s496/);
  await expect(facts(page)).toContainText('SHA-256 verified');
  await expect(facts(page)).toContainText('by way of 112 pixels');
});

test('a file of one’s own runs, is fed as said, is kept if wanted and can be removed', async ({ page }) => {
  await openLive(page);
  const before = await predictions(page);
  await choose(page, starter);
  await opened(page, /^sha256-[0-9a-f]{12}$/);
  const id = await menu(page).inputValue();
  await expect(facts(page)).toContainText('your own file');
  await page.getByText('How the picture is fed').click();
  await page.getByLabel('Values').selectOption('B, G, R minus mean');
  await page.getByLabel('Side before the crop').fill('256');
  await page.getByLabel('By way of (0: none)').fill('112');
  await page.getByRole('button', { name: 'Feed it like this' }).click();
  await expect(status(page)).toHaveText(/\d ms/);
  await expect.poll(() => predictions(page)).toEqual(before);
  await page.getByLabel('Keep for the next visit').check();
  await expect(page.getByLabel('Keep for the next visit')).toBeEnabled();
  await page.reload();
  await expect(menu(page)).toHaveValue(id);
  await expect.poll(() => predictions(page)).toEqual(before);
  await page.getByRole('button', { name: 'Remove this model' }).click();
  await opened(page, /^1\.1$/);
  await expect(menu(page).locator(`option[value="${id}"]`)).toHaveCount(0);
  await page.reload();
  await expect(menu(page)).toHaveValue('1.1');
});

test('labels from a file name the classes', async ({ page }) => {
  await openLive(page);
  await choose(page, starter);
  await opened(page, /^sha256-/);
  await page.getByText('How the picture is fed').click();
  const names = Array.from({ length: 1000 }, (_, i) => `label ${i}`).join('\n');
  const buffer = Buffer.from(names);
  await page
    .getByLabel('Choose a labels file')
    .setInputFiles({ name: 'l.txt', mimeType: 'text/plain', buffer });
  await expect.poll(async () => (await predictions(page))[0]?.name).toMatch(/^label \d+$/);
});

test('files that are no model are refused by name, and the model before keeps running', async ({ page }) => {
  await openLive(page);
  const before = await predictions(page);
  const bad: [string, Buffer, RegExp][] = [
    ['a.onnx', Buffer.from('This is a text, not a network.'), /not an ONNX file/],
    ['b.onnx', Buffer.alloc(0), /no graph/],
    ['c.onnx', readFileSync(starter).subarray(0, 2_000_000), /ends \d+ bytes too early/],
    ['d.pth', Buffer.from('PK\u0003\u0004 and more'), /PyTorch/],
  ];
  for (const [name, buffer, message] of bad) {
    await choose(page, { name, mimeType: 'application/octet-stream', buffer });
    const alert = page.getByRole('alert').filter({ hasText: message });
    await expect(alert).toBeVisible();
    await alert.getByRole('button', { name: /Dismiss|Close/ }).click();
    await expect(menu(page)).toHaveValue('1.1');
    expect(await predictions(page)).toEqual(before);
  }
  await bring(page, () => chooser(page).setInputFiles('public/samples/ladybug.jpg'));
});

for (const [version, files] of Object.entries({
  '1.0': ['squeezenet1.0.onnx', 'squeezenet_v1.0.caffemodel', 'compressed_SqueezeNet.net'],
  '1.1': ['squeezenet1.1.onnx', 'squeezenet_v1.1.caffemodel', 'SqueezeNetFP16.mlmodel'],
})) {
  test(`reference: every format of ${version} gives the same predictions`, async ({ page }) => {
    test.skip(!shared || !existsSync(weights(files[0] ?? '')), 'needs SQUEEZELENS_SHARED');
    await openLive(page, `?model=${version}`);
    const found: unknown[] = [];
    for (const file of files) {
      await choose(page, weights(file));
      await opened(page, idOf(weights(file)));
      await expect(facts(page)).toContainText(file.endsWith('.onnx') ? 'ONNX' : 'turned into ONNX here');
      await expect(facts(page)).toContainText(version === '1.0' ? /1\s248\s424/ : /1\s235\s496/);
      found.push(await predictions(page));
      if (file.endsWith('.net')) await expect(facts(page)).toContainText(/66\.6\s?% of the weights are zero/);
    }
    expect(found[1]).toEqual(found[0]);
    expect(found[2]).toEqual(found[0]);
  });
}

for (const [name, draw, parameters, layer] of [
  ['ResNet-18', resnet18, /11\s689\s512/, 'block3/conv2'],
  ['MobileNet v2', mobilenet2, /3\s504\s872/, 'block2/conv2'],
  ['DenseNet-121', densenet121, /7\s978\s856/, 'block58/concat1'],
  ['ShuffleNet v2', shufflenet2, /2\s278\s604/, 'Transpose'],
  ['SqueezeNet with simple bypass', () => squeezenetBypass(false), /1\s248\s424/, 'fire3/concat'],
] as const)
  test(`${name} opens through the file input, all of its layers listed`, async ({ page }, info) => {
    test.slow();
    const file = info.outputPath('model.onnx');
    writeFileSync(file, draw());
    await openLive(page);
    await choose(page, file);
    await opened(page, idOf(file));
    await expect(facts(page)).toContainText(parameters);
    const network = readNetwork(readFileSync(file));
    const list = await listLayers(page);
    await expect(list.getByRole('listitem')).toHaveCount(network.layers.length);
    const rows = await list.getByRole('listitem').allTextContents();
    for (const [index, { key }] of network.layers.entries()) expect(rows[index]).toContain(key);
    await list.getByRole('button').filter({ hasText: layer }).first().click();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
