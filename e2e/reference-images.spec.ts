import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Engine } from '../src/engine/engine';
import { evidence } from '../src/explain/evidence';
import { loadFile, nodeEngine } from '../src/fixtures/node/engine';
import type { Network } from '../src/network/types';
import type { Pixels } from '../src/tensor/pixels';
import { openStill, startBuiltWorker } from './engine';
import { bring, chooser, fedPixels, fingerprint, openLive, predictions } from './page';
import { expect, test } from './support';

interface Photograph {
  file: string;
  label: number;
  top5: Readonly<Record<string, readonly (readonly [index: number, probability: number])[]>>;
}

const shared = process.env['SQUEEZELENS_SHARED'];
const at = (...path: string[]) => join(shared ?? '', ...path);
const photographs: Photograph[] = shared
  ? JSON.parse(readFileSync(at('images', 'manifest.json'), 'utf8')).images
  : [];
const names = readFileSync('public/labels/imagenet.tsv', 'utf8')
  .split('\n')
  .map((line) => line.split('\t')[2]);

/** Where a JPEG file holds its EXIF orientation, and what it is; null where it has none. */
function orientation(bytes: Buffer): { offset: number; value: number } | null {
  const start = bytes.indexOf('Exif\0\0') + 6;
  if (start < 6) return null;
  const little = bytes.toString('latin1', start, start + 2) === 'II';
  const short = (offset: number) => (little ? bytes.readUInt16LE(offset) : bytes.readUInt16BE(offset));
  const directory = start + (little ? bytes.readUInt32LE(start + 4) : bytes.readUInt32BE(start + 4));
  for (let entry = 0; entry < short(directory); entry++) {
    const offset = directory + 2 + 12 * entry;
    if (short(offset) === 0x112) return { offset: offset + 8, value: short(offset + 8) };
  }
  return null;
}

/** The picture that the page feeds. */
async function fed(page: Page): Promise<Pixels> {
  const data = await fedPixels(page);
  const size = Math.sqrt(data.length / 4);
  return { width: size, height: size, data };
}

/**
 * The largest distance of a class's logit from the mean of its map, added up here, and how many are called wrong. By WebAssembly, as on the
 * page: it adds in the same order on every processor, which the native runtime does not.
 */
async function evidenceIn(engine: Engine, network: Network, pixels: Pixels) {
  const { activations } = await engine.run('reference', pixels, { kind: 'all', pre: false });
  const { post } = activations;
  let furthest = 0;
  let wrong = 0;
  for (let index = 0; index < 1000; index++) {
    const found = evidence(network, post, index);
    if (found.kind === 'unavailable') throw new Error(found.reason);
    const size = found.map.data.length;
    let sum = 0;
    for (let i = 0; i < size; i++) sum += post.get('conv10')?.data[index * size + i] ?? NaN;
    const distance = Math.abs(sum / size - (post.get('pool10')?.data[index] ?? NaN));
    furthest = distance > furthest || Number.isNaN(distance) ? distance : furthest;
    wrong += Number(!found.verdict.agrees);
  }
  return { furthest, wrong };
}

const turned = ({ file }: Photograph) => (orientation(readFileSync(at('images', file)))?.value ?? 1) !== 1;

test.use({ weights: 'built' });
test.describe('reference: photographs', () => {
  test.skip(!shared, 'need the reference folder: SQUEEZELENS_SHARED');

  for (const version of ['1.0', '1.1'])
    test(`reference: ${version} says of the photographs what the independent run said`, async ({ page }) => {
      test.setTimeout(120_000);
      await openLive(page, `?model=${version}`);
      await expect(page.getByText('The authors’ SqueezeNet')).toBeVisible();
      const upright = photographs.filter((photograph) => !turned(photograph));
      expect(upright).toHaveLength(37);
      const others: string[] = [];
      const lost: string[] = [];
      let furthest = 0;
      const inputs: Pixels[] = [];
      for (const { file, top5 } of upright) {
        await bring(page, () => chooser(page).setInputFiles(at('images', file)));
        const [first, second] = await predictions(page);
        const [[index, probability] = [-1, 0]] = top5[version] ?? [];
        const expected = names[index];
        if (first?.name !== expected) others.push(`${file}: ${first?.name} instead of ${expected}`);
        if (first?.name !== expected && second?.name !== expected) lost.push(file);
        const share = [first, second].find((each) => each?.name === expected)?.share ?? 0;
        furthest = Math.max(furthest, Math.abs(share - probability));
        inputs.push(await fed(page));
      }
      for (const { file } of photographs.filter(turned)) {
        await bring(page, () => chooser(page).setInputFiles(at('images', file)));
        inputs.push(await fed(page));
      }
      test.info().annotations.push({
        type: 'measured',
        description: `${upright.length - others.length} of ${upright.length} the same first class; probabilities off by ${furthest.toFixed(4)} at most; ${others.join('; ')}`,
      });
      expect(lost).toEqual([]);
      expect(inputs).toHaveLength(38);
      const engine = nodeEngine();
      const { network } = await loadFile(engine, 'reference', at('weights', `squeezenet${version}.onnx`));
      let apart = 0;
      for (const input of inputs) {
        const { furthest, wrong } = await evidenceIn(engine, network, input);
        expect(furthest).toBeLessThanOrEqual(1e-5);
        expect(wrong).toBe(0);
        apart = Math.max(apart, furthest);
      }
      test.info().annotations.push({
        type: 'measured',
        description: `a logit and the mean of its map of conv10 are ${apart} apart at most, in ${inputs.length} pictures and 1000 classes`,
      });
      expect(upright.length - others.length).toBeGreaterThanOrEqual(36);
    });

  test('reference: of all 38 photographs every format of a version says the same five, with the same numbers', async ({
    page,
    baseURL,
  }) => {
    test.setTimeout(120_000);
    const formats = [
      ['squeezenet1.0.onnx', 'squeezenet_v1.0.caffemodel', 'compressed_SqueezeNet.net'],
      ['squeezenet1.1.onnx', 'squeezenet_v1.1.caffemodel', 'SqueezeNetFP16.mlmodel'],
    ];
    await openStill(page, baseURL ?? '');
    await startBuiltWorker(page);
    await page.evaluate(() => {
      const input = document.createElement('input');
      input.type = 'file';
      input.multiple = true;
      document.body.replaceChildren(input);
    });
    const give = (files: readonly string[]) => page.locator('input').setInputFiles(files);
    for (const files of formats) {
      await give(files.map((file) => at('weights', file)));
      await page.evaluate(() => globalThis.loadGiven());
      await give(photographs.map(({ file }) => at('images', file)));
      const said = await page.evaluate(() => globalThis.classifyGiven());
      expect(said).toHaveLength(38);
      for (const [photograph, [first, ...others]] of said.entries())
        for (const other of others) expect(other, photographs[photograph]?.file).toEqual(first);
      expect(new Set(said.map(([first]) => first?.[0]?.index)).size).toBeGreaterThan(20);
    }
  });

  test('reference: the photograph with an EXIF orientation is shown and classified upright', async ({
    page,
  }) => {
    const [photograph, ...more] = photographs.filter(turned);
    if (!photograph) throw new Error('no photograph has an orientation');
    expect(more).toEqual([]);
    const file = at('images', photograph.file);
    const bytes = readFileSync(file);
    const exif = orientation(bytes);
    expect(exif?.value).toBe(6);
    await openLive(page);
    await bring(page, () => chooser(page).setInputFiles(file));
    const shown = await fingerprint(page);
    const said = await predictions(page);

    // The same picture turned by a quarter beforehand, in a file that says nothing of it.
    bytes.fill(0, exif?.offset, (exif?.offset ?? 0) + 2);
    const png = await page.evaluate(async (base64) => {
      const jpeg = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([jpeg], { type: 'image/jpeg' }));
      const canvas = new OffscreenCanvas(bitmap.height, bitmap.width);
      const context = canvas.getContext('2d');
      context?.translate(bitmap.height, 0);
      context?.rotate(Math.PI / 2);
      context?.drawImage(bitmap, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/png' });
      return new Uint8Array(await blob.arrayBuffer());
    }, bytes.toString('base64'));
    await bring(page, () => chooser(page).setInputFiles('public/samples/lemon.jpg'));
    await bring(page, () =>
      chooser(page).setInputFiles({ name: 'upright.png', mimeType: 'image/png', buffer: Buffer.from(png) }),
    );
    expect(await fingerprint(page)).toBe(shown);
    expect(await predictions(page)).toEqual(said);
    expect(said.map(({ name }) => name)).toContain(names[photograph.label]);
  });
});
