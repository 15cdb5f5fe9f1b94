import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import proto from 'onnx-proto';
import { smallClassifier, ZooGraph } from '../src/fixtures/node/zoo';
import { choose, facts, idOf, menu, opened } from './modelMenu';
import { beginUse, bring, chooser, drop, live, openLive, predictions } from './page';
import { expect, test } from './support';

const { onnx } = proto;
const shared = process.env['SQUEEZELENS_SHARED'];
const weights = (file: string) => join(shared ?? '', 'weights', file);
const starter = 'public/starter/squeezenet1.1-starter.onnx';

/** The largest red of a preview's picture; 0 while there is none. */
const reddest = (preview: Locator) =>
  preview.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    return Math.max(0, ...[...(pixels ?? [])].filter((_, i) => i % 4 === 0));
  });

test('the menu names every model that is present, with its facts', async ({ page }) => {
  await openLive(page);
  await beginUse(page);
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
  await expect(page.getByText('Pad the last convolution')).toHaveCount(0);
  const preview = page.getByRole('figure', { name: 'The picture as the network gets it' });
  await expect(preview).toContainText('planes B, G, R drawn as red, green and blue; black is −123.0');
  await expect.poll(() => reddest(preview)).toBeGreaterThan(0);
  await page.getByLabel('Side fed').fill('100');
  await page.getByRole('button', { name: 'Feed it like this' }).click();
  await expect(page.getByRole('alert')).toContainText('the page feeds 100 x 100');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByLabel('Side fed').fill('227');
  await page.getByRole('button', { name: 'Feed it like this' }).click();
  await live(page);
  await expect.poll(() => predictions(page)).toEqual(before);
  await page.getByLabel('Keep for the next visit').check();
  await expect(page.getByLabel('Keep for the next visit')).toBeEnabled();
  await page.reload();
  await beginUse(page);
  await expect(menu(page)).toHaveValue(id);
  await expect.poll(() => predictions(page)).toEqual(before);
  await page.getByRole('button', { name: 'Remove this model' }).click();
  await opened(page, /^1\.1$/);
  await expect(menu(page).locator(`option[value="${id}"]`)).toHaveCount(0);
  await page.reload();
  await beginUse(page);
  await expect(menu(page)).toHaveValue('1.1');
});

test('a model in two files, one in half precision and one by no name, and labels that are dropped', async ({
  page,
}) => {
  await openLive(page);
  const { model, data } = setApart(smallClassifier());
  const file = (name: string, bytes: Uint8Array) => ({
    name,
    mimeType: '',
    buffer: Buffer.from(bytes),
  });
  await choose(page, file('small.onnx', model));
  await expect(page.getByRole('alert')).toContainText(/A file with weights is missing.*small\.onnx\.data/);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(menu(page)).toHaveValue('1.1');
  await choose(page, file('small.onnx.data', data), file('small.onnx', model));
  await opened(page, /^sha256-/);
  const said = await predictions(page);

  // The same network in one file says the same.
  await drop(page, { files: [{ name: 'weights', bytes: Buffer.from(smallClassifier()) }] });
  await expect(facts(page)).toContainText('Size');
  await expect(menu(page).getByRole('option', { name: 'weights', exact: true })).toBeAttached();
  await opened(page, /^sha256-/);
  expect(await predictions(page)).toEqual(said);
  const names = Array.from({ length: 1000 }, (_, i) => `label ${i}`).join('\n');
  await drop(page, { files: [{ name: 'labels.txt', bytes: Buffer.from(names) }] });
  await expect.poll(async () => (await predictions(page))[0]?.name).toMatch(/^label \d+$/);
  await drop(page, { files: [{ name: 'labels.txt', bytes: Buffer.from('a\u0000b') }] });
  await expect(page.getByRole('alert')).toContainText('no list of labels');

  await choose(page, file('half.onnx', smallClassifier({ half: true })));
  await expect(menu(page).getByRole('option', { name: 'half.onnx' })).toBeAttached();
  await opened(page, /^sha256-/);
  const [first] = await predictions(page);
  expect(first?.name).toBe(said[0]?.name);
  expect(first?.share).toBeCloseTo(said[0]?.share ?? NaN, 2);
  // The files before take no memory any more, but can be chosen again.
  await menu(page).selectOption({ label: 'small.onnx' });
  await expect.poll(() => predictions(page)).toEqual(said);
});

test('files that are no model are refused by name, and the model before keeps running', async ({ page }) => {
  await openLive(page);
  const before = await predictions(page);
  const graph = (draw: (g: ZooGraph) => string) => {
    const g = new ZooGraph();
    return Buffer.from(g.to(draw(g), 32));
  };
  const bad: [string, Buffer, RegExp][] = [
    ['e.onnx', graph((g) => g.node('Whirl', ['x'])), /ONNX Runtime does not take this network.*Whirl/],
    ['f.onnx', Buffer.from(recurrent()), /does not take a picture: this is a recurrent network \(LSTM "r"\)/],
    [
      'g.onnx',
      graph((g) => {
        const pooled = g.node('GlobalAveragePool', ['x']);
        return g.relu(g.node('Expand', [pooled, g.int64s([1, 3, 32_000, 32_000])]));
      }),
      /memory/,
    ],
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
    test.skip(!shared, 'needs the reference folder: SQUEEZELENS_SHARED');
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

/** The same numbers in a file of their own, written by an independent protobuf library. */
function setApart(bytes: Uint8Array): { model: Uint8Array; data: Uint8Array } {
  const model = onnx.ModelProto.decode(bytes);
  const pieces: Uint8Array[] = [];
  let offset = 0;
  for (const tensor of model.graph?.initializer ?? []) {
    const raw = tensor.rawData ?? new Uint8Array();
    pieces.push(raw);
    tensor.dataLocation = onnx.TensorProto.DataLocation.EXTERNAL;
    tensor.externalData = Object.entries({ location: 'small.onnx.data', offset, length: raw.length }).map(
      ([key, value]) => ({ key, value: String(value) }),
    );
    tensor.rawData = new Uint8Array();
    offset += raw.length;
  }
  return { model: onnx.ModelProto.encode(model).finish(), data: Buffer.concat(pieces) };
}

/** A network for sequences. */
function recurrent(): Uint8Array {
  const dim = [{ dimParam: 'T' }, { dimValue: 1 }, { dimValue: 8 }];
  return onnx.ModelProto.encode(
    onnx.ModelProto.fromObject({
      irVersion: 7,
      opsetImport: [{ domain: '', version: 13 }],
      graph: {
        node: [{ opType: 'LSTM', name: 'r', input: ['words', 'w', 'r'], output: ['y'] }],
        input: [{ name: 'words', type: { tensorType: { elemType: 1, shape: { dim } } } }],
        output: [{ name: 'y' }],
      },
    }),
  ).finish();
}
