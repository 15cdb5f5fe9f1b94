import { readFileSync, statSync, writeFileSync } from 'node:fs';
import {
  densenet121,
  resnet18,
  shufflenet2,
  squeezenetBypass,
  vgg11,
} from '../src/fixtures/node/architectures';
import { efficientnet, mobilenet1, mobilenet2, mobilenet3 } from '../src/fixtures/node/mobileArchitectures';
import { againstNative } from './everyLayer';
import { choose, facts, idOf, opened } from './modelMenu';
import { fingerprint, layerList, openLive } from './page';
import { expect, test } from './support';

for (const [name, draw, parameters, layer] of [
  ['ResNet-18', resnet18, /11\s689\s512/, 'block3/conv2'],
  ['MobileNet v1', mobilenet1, /4\s231\s976/, 'conv2'],
  ['MobileNet v2', mobilenet2, /3\s504\s872/, 'block2/conv2'],
  ['MobileNet v3', mobilenet3, /5\s483\s032/, 'block3/conv2'],
  ['EfficientNet-B0', efficientnet, /5\s288\s548/, 'block9/conv2'],
  ['DenseNet-121', densenet121, /7\s978\s856/, 'block58/concat1'],
  ['ShuffleNet v2', shufflenet2, /2\s278\s604/, 'Transpose'],
  // 531 MB, more than twice the largest file that is promised to open.
  ['VGG-11', vgg11, /132\s863\s336/, 'conv8'],
  ['SqueezeNet with simple bypass', () => squeezenetBypass(false), /1\s248\s424/, 'fire3/concat'],
  // 1.0, and the 1 x 1 convolutions: 96 to 128, 128 to 256, 256 to 384 and 384 to 512 channels with their biases, 341,248 numbers.
  ['SqueezeNet with complex bypass', () => squeezenetBypass(true), /1\s589\s672/, 'conv1'],
] as const)
  test(`${name} opens through the file input: all of its layers are listed and are the native runtime’s`, async ({
    page,
  }, info) => {
    test.slow();
    const file = info.outputPath('model.onnx');
    writeFileSync(file, draw());
    await openLive(page);
    const picture = await fingerprint(page);
    await choose(page, file);
    await opened(page, idOf(file));
    await expect(facts(page)).toContainText(parameters);
    const { keys, compared, worst } = await againstNative(page, readFileSync(file));
    test.info().annotations.push({ type: 'measured', description: `${compared} layers, off by ${worst}` });
    expect(compared).toBe(keys.length - 1);
    expect(worst).toBeLessThan(1e-4);
    const list = layerList(page);
    await expect(list.getByRole('listitem')).toHaveCount(keys.length);
    const rows = await list.getByRole('listitem').allTextContents();
    for (const [index, key] of keys.entries()) expect(rows[index]).toContain(key);
    await list.getByRole('button').filter({ hasText: layer }).first().click();
    await expect(page.getByRole('alert')).toHaveCount(0);

    // Its memory is given back: a worker that has grown goes, the picture stays.
    const [worker] = page.workers();
    await page.getByRole('button', { name: 'Remove this model' }).click();
    await opened(page, /^1\.1$/);
    expect(await fingerprint(page)).toBe(picture);
    if (statSync(file).size > 32 * 2 ** 20) await expect.poll(() => page.workers()).not.toContain(worker);
  });
