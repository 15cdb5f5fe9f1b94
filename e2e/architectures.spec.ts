import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { densenet121, resnet18, shufflenet2, squeezenetBypass } from '../src/fixtures/node/architectures';
import { efficientnet, mobilenet1, mobilenet2, mobilenet3 } from '../src/fixtures/node/mobileArchitectures';
import { readNpy, unzipStored } from '../src/fixtures/node/npz';
import { readNetwork } from '../src/network/network';
import { tap, tensorNames } from '../src/network/taps';
import { choose, facts, idOf, opened } from './modelMenu';
import { fingerprint, layerList, openLive } from './page';
import { expect, test } from './support';

/** How far the layers in a file of the whole run are from the native runtime's on the same input, in parts of a layer's range. */
async function furthest(bytes: Uint8Array, npz: Buffer): Promise<{ layers: number; worst: number }> {
  const arrays = unzipStored(npz);
  const found = (key: string) => readNpy(arrays.get(`${key}.npy`) ?? Buffer.alloc(0));
  const numbers = ({ data }: { data: Buffer }) => new Float32Array(Uint8Array.from(data).buffer);
  const network = readNetwork(bytes);
  const session = await InferenceSession.create(tap(bytes, tensorNames(network, { pre: false })), {
    logSeverityLevel: 4,
  });
  const fed = found('input');
  const truth = await session.run({ x: new Tensor('float32', numbers(fed), fed.dims) });
  let layers = 0;
  let worst = 0;
  for (const { key, tensor } of network.layers.slice(1)) {
    const expected = truth[tensor];
    if (!(expected?.data instanceof Float32Array)) throw new Error(`${key} is no float32`);
    const { dims, data } = found(key);
    expect(dims, key).toEqual(expected.dims);
    const values = numbers({ data });
    let range = 0;
    let far = 0;
    expected.data.forEach((value, i) => {
      range = Math.max(range, Math.abs(value));
      far = Math.max(far, Math.abs(value - (values[i] ?? NaN)));
    });
    worst = Math.max(worst, Number.isNaN(far) ? Infinity : far / range);
    layers++;
  }
  await session.release();
  return { layers, worst };
}

for (const [name, draw, parameters, layer] of [
  ['ResNet-18', resnet18, /11\s689\s512/, 'block3/conv2'],
  ['MobileNet v1', mobilenet1, /4\s231\s976/, 'conv2'],
  ['MobileNet v2', mobilenet2, /3\s504\s872/, 'block2/conv2'],
  ['MobileNet v3', mobilenet3, /5\s483\s032/, 'block3/conv2'],
  ['EfficientNet-B0', efficientnet, /5\s288\s548/, 'block9/conv2'],
  ['DenseNet-121', densenet121, /7\s978\s856/, 'block58/concat1'],
  ['ShuffleNet v2', shufflenet2, /2\s278\s604/, 'Transpose'],
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
    const network = readNetwork(readFileSync(file));
    const list = layerList(page);
    await expect(list.getByRole('listitem')).toHaveCount(network.layers.length);
    const rows = await list.getByRole('listitem').allTextContents();
    for (const [index, { key }] of network.layers.entries()) expect(rows[index]).toContain(key);
    await list.getByRole('button').filter({ hasText: layer }).first().click();
    await expect(page.getByRole('alert')).toHaveCount(0);

    await page.getByRole('button', { name: 'Take away' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /layers as NPZ/ }).click();
    const { layers, worst } = await furthest(readFileSync(file), readFileSync(await (await download).path()));
    test.info().annotations.push({ type: 'measured', description: `${layers} layers, off by ${worst}` });
    expect(layers).toBe(network.layers.length - 1);
    expect(worst).toBeLessThan(1e-4);
    await page.keyboard.press('Escape');

    // Its memory is given back: a worker that has grown goes, the picture stays.
    const [worker] = page.workers();
    await page.getByRole('button', { name: 'Remove this model' }).click();
    await opened(page, /^1\.1$/);
    expect(await fingerprint(page)).toBe(picture);
    if (statSync(file).size > 32 * 2 ** 20) expect(page.workers()).not.toContain(worker);
  });
