/**
 * `npm run record`: what the native runtime computes, as the truth that tests and the first view go by.
 * - src/fixtures/recorded/: the fed pixels of two samples, and of every tensor of both starter networks its statistics and 32 values;
 * - public/recorded/: the first view (fed pixels, a few small tensors), each network as the page reads it from its file, and
 *   layers.json, by which the page judges every layer of its own run on the first view's pixels: of the starter networks, and of the
 *   authors' weights where SQUEEZELENS_SHARED names them (without it, what was recorded of them stays).
 * The graph is tapped with onnx-proto, independent of the project's own reader; the pixels come through the page's own line.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import onnxProto from 'onnx-proto';
import { InferenceSession, Tensor, env } from 'onnxruntime-node';
import { PNG } from 'pngjs';
import { runnerImport } from 'vite';
import { findChromium } from './browser.mjs';
import { launchArguments } from './chromium-arguments.mjs';
import { projectRoot } from './process.mjs';

const { ModelProto, TensorProto, ValueInfoProto } = onnxProto.onnx;
const at = (...path) => join(projectRoot, ...path);
const fixtures = at('src', 'fixtures', 'recorded');
const published = at('public', 'recorded');
const load = async (path) => (await runnerImport(at(path), { configFile: false })).module;

const samples = ['lighthouse', 'ladybug'];
const first = { sample: 'lighthouse', version: '1.1', layers: ['fire5/squeeze1x1', 'fire9/squeeze1x1'] };

const { frame } = await load('src/tensor/frame.ts');
const { readNetwork } = await load('src/network/network.ts');
const manifest = JSON.parse(await readFile(at('public', 'starter', 'manifest.json'), 'utf8'));
const recordedBy = `onnxruntime-node ${env.versions.node ?? env.versions.common}`;

/** RGBA of the JPEG files, decoded as the page decodes them. */
async function decode(files) {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: launchArguments });
  const page = await browser.newPage();
  const pictures = [];
  for (const file of files) {
    const base64 = await page.evaluate(
      async (jpeg) => {
        const blob = await (await fetch(`data:image/jpeg;base64,${jpeg}`)).blob();
        const bitmap = await createImageBitmap(blob, {
          imageOrientation: 'from-image',
          premultiplyAlpha: 'none',
        });
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        canvas.getContext('2d', { colorSpace: 'srgb' }).drawImage(bitmap, 0, 0);
        const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      },
      await readFile(file, 'base64'),
    );
    const { width, height, data } = PNG.sync.read(Buffer.from(base64, 'base64'));
    pictures.push({ width, height, data: Uint8ClampedArray.from(data) });
  }
  await browser.close();
  return pictures;
}

function png({ width, height, data }) {
  const picture = new PNG({ width, height });
  picture.data.set(data);
  return PNG.sync.write(picture, { colorType: 2 });
}

/** [1, 3, size, size] by the manifest's recipe, written out once more so that the record does not lean on the code it judges. */
function inputOf({ width, height, data }, { order, mean, scale }) {
  const area = width * height;
  const values = new Float32Array(3 * area);
  for (let plane = 0; plane < 3; plane++)
    for (let i = 0; i < area; i++)
      values[plane * area + i] = data[i * 4 + 'RGB'.indexOf(order[plane])] * scale - mean[plane];
  return new Tensor('float32', values, [1, 3, height, width]);
}

/** The same model with every tensor that a node makes as an output. */
function tapped(bytes) {
  const model = ModelProto.decode(bytes);
  const { graph } = model;
  const outputs = new Set(graph.output.map(({ name }) => name));
  for (const name of graph.node
    .flatMap((node) => node.output)
    .filter((name) => name !== '' && !outputs.has(name)))
    graph.output.push(
      ValueInfoProto.create({ name, type: { tensorType: { elemType: TensorProto.DataType.FLOAT } } }),
    );
  return ModelProto.encode(model).finish();
}

/** Shortest decimal that is still this float32. */
const short = (value) => Number(value.toPrecision(9));

function describe({ dims, data }) {
  const size = data.length;
  const mean = data.reduce((sum, value) => sum + value, 0) / size;
  const variance = data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / size;
  return {
    shape: dims,
    mean: short(mean),
    std: short(Math.sqrt(variance)),
    min: short(data.reduce((a, b) => Math.min(a, b))),
    max: short(data.reduce((a, b) => Math.max(a, b))),
    zeros: data.reduce((count, value) => count + (value === 0 ? 1 : 0), 0),
    samples: Array.from({ length: 32 }, (_, k) => short(data[Math.floor((k * size) / 32)])),
  };
}

/** Statistics and values of every layer after ReLU, by the page's keys, the input among them. */
function layersOf(network, input, outputs) {
  return Object.fromEntries(
    network.layers.map(({ key, op, tensor }) => {
      const { zeros: _, ...record } = describe(op.kind === 'input' ? input : outputs[tensor]);
      return [key, record];
    }),
  );
}

/** One JSON text with a line per tensor: changes stay readable. */
function lines({ cases, ...head }) {
  const texts = cases.map(({ tensors, ...about }) => {
    const rows = Object.entries(tensors).map(
      ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
    );
    return `${JSON.stringify(about).slice(0, -1)},"tensors":{\n${rows.join(',\n')}}}`;
  });
  return `${JSON.stringify(head).slice(0, -1)},"cases":[\n${texts.join(',\n')}]}\n`;
}

/** What the page compares of a recipe. */
const preparation = ({ size, order, scale, mean }) => ({ size, order, scale, mean, std: [1, 1, 1] });

/** The authors' weights on the same pixels. Files of one version hold the same values, so the record of one judges all. */
async function authorsCases() {
  const shared = process.env.SQUEEZELENS_SHARED;
  if (!shared) return null;
  const files = {
    'squeezenet1.0.onnx': ['compressed_SqueezeNet.net', 'squeezenet_v1.0.caffemodel'],
    'squeezenet1.1.onnx': ['SqueezeNetFP16.mlmodel', 'squeezenet_v1.1.caffemodel'],
  };
  const input = preparation({ ...manifest.models[first.version].input, size: 227 });
  return Promise.all(
    Object.entries(files).map(async ([file, same]) => {
      const [bytes, ...others] = await Promise.all(
        [file, ...same].map((name) => readFile(join(shared, 'weights', name))),
      );
      const network = readNetwork(bytes);
      const session = await InferenceSession.create(tapped(bytes), { graphOptimizationLevel: 'disabled' });
      const fed = inputOf(fedFirst, input);
      const outputs = await session.run({ [session.inputNames[0]]: fed });
      await session.release();
      const weights = [bytes, ...others].map((each) => createHash('sha256').update(each).digest('hex'));
      return { weights, input, tensors: layersOf(network, fed, outputs) };
    }),
  );
}

/** What an earlier recording with the authors' weights left. */
async function casesBefore() {
  const own = new Set(Object.values(manifest.models).map(({ sha256 }) => sha256));
  const before = JSON.parse(
    await readFile(join(published, 'layers.json'), 'utf8').catch(() => '{"cases":[]}'),
  );
  return before.cases.filter(({ weights }) => !weights.some((sum) => own.has(sum)));
}

/** first.json and first.bin: little-endian float32 of a few tensors, by the layer keys of the page. */
async function writeFirst(framed, outputs, network, sha256) {
  const keys = [network.logits, network.probabilities, ...first.layers];
  const parts = keys.map((key) => {
    const { dims, data } = outputs[network.layers.find((layer) => layer.key === key).tensor];
    return { key, dims, data };
  });
  let offset = 0;
  const tensors = parts.map(({ key, dims, data }) => {
    const entry = { key, dims, offset };
    offset += data.byteLength;
    return entry;
  });
  const { source, crop } = framed;
  const about = {
    model: first.version,
    sample: `${first.sample}.jpg`,
    weights: sha256,
    recordedBy,
    framed: { source, crop },
    tensors,
  };
  await writeFile(join(published, 'first.json'), `${JSON.stringify(about, null, 2)}\n`);
  await writeFile(
    join(published, 'first.bin'),
    Buffer.concat(parts.map(({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength))),
  );
  await writeFile(join(published, 'first.png'), png(framed.pixels));
}

await mkdir(fixtures, { recursive: true });
await mkdir(published, { recursive: true });
const pictures = await decode(samples.map((sample) => at('public', 'samples', `${sample}.jpg`)));
const cases = [];
const judged = [];
const fedFirst = frame(
  pictures[samples.indexOf(first.sample)],
  { ...manifest.models[first.version].input, resize: 256, std: [1, 1, 1] },
  'warp',
).pixels;
for (const [version, { file, input }] of Object.entries(manifest.models)) {
  const bytes = await readFile(at('public', 'starter', file));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const network = readNetwork(bytes);
  await writeFile(join(published, `squeezenet${version}.json`), `${JSON.stringify(network)}\n`);
  const session = await InferenceSession.create(tapped(bytes), { graphOptimizationLevel: 'disabled' });
  const recipe = { ...input, resize: 256, std: [1, 1, 1] };
  for (const [index, sample] of samples.entries()) {
    const framed = frame(pictures[index], recipe, 'warp');
    await writeFile(join(fixtures, `${sample}.227.png`), png(framed.pixels));
    const outputs = await session.run({ [session.inputNames[0]]: inputOf(framed.pixels, input) });
    const tensors = Object.fromEntries(
      Object.entries(outputs).map(([name, tensor]) => [name, describe(tensor)]),
    );
    const ranked = Array.from(
      outputs[network.layers.find(({ key }) => key === network.probabilities).tensor].data,
      (value, index) => [index, short(value)],
    );
    const top5 = ranked.toSorted(([, a], [, b]) => b - a).slice(0, 5);
    if (sample === first.sample)
      judged.push({
        weights: [sha256],
        input: preparation(input),
        tensors: layersOf(network, inputOf(framed.pixels, input), outputs),
      });
    cases.push({ image: `${sample}.227.png`, version, weights: sha256, top5, tensors });
    if (sample === first.sample && version === first.version)
      await writeFirst(framed, outputs, network, sha256);
  }
  await session.release();
}
judged.push(...((await authorsCases()) ?? (await casesBefore())));
await writeFile(
  join(published, 'layers.json'),
  lines({
    note:
      'Every layer after ReLU for the pixels of first.png, by the native runtime without graph optimizations, for the files with these SHA-256 sums. ' +
      'std is that of the whole population; samples are the values at the flat NCHW indices floor(k*size/32), k = 0..31.',
    recordedBy,
    cases: judged,
  }),
);
const note =
  'Every tensor of the starter networks for the 227x227 pictures beside this file, by the native runtime without graph optimizations. ' +
  'std is that of the whole population; samples are the values at the flat NCHW indices floor(k*size/32), k = 0..31.';
await writeFile(join(fixtures, 'starter.json'), lines({ note, recordedBy, cases }));
