import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allDifferences, recordedCases, type RecordedCase } from '../src/fixtures/node/recorded';
import { spoilOneWeight } from '../src/fixtures/node/spoil';
import { openStill, runBuiltWorker } from './engine';
import { expect, test } from './support';

const shared = process.env['SQUEEZELENS_SHARED'];
const starter = (version: string) => `starter/squeezenet${version}-starter.onnx`;
const recorded = recordedCases('src/fixtures/recorded/starter.json').map((each) => ({
  ...each,
  title: `starter ${each.version}, ${each.image}`,
  modelUrl: starter(each.version),
  file: `src/fixtures/recorded/${each.image}`,
}));
const reference = (shared ? recordedCases(join(shared, 'reference', 'activations.json')) : []).map(
  (each) => ({
    ...each,
    title: `reference: the authors' ${each.version}, ${each.image}`,
    modelUrl: `models/squeezenet${each.version}.onnx`,
    file: join(shared ?? '', 'reference', each.image),
  }),
);

const wrong = ({ tensors }: Awaited<ReturnType<typeof runBuiltWorker>>, truth: RecordedCase['tensors']) =>
  allDifferences(new Map(Object.entries(tensors)), truth);

for (const { title, modelUrl, file, tensors } of [...recorded, ...reference])
  test(`${title}: every tensor is what was recorded, with two threads and with one alike`, async ({
    page,
    servers,
  }) => {
    const setup = { threads: 2, modelUrl, png: readFileSync(file), pre: true };
    await openStill(page, servers.isolated);
    const isolated = await runBuiltWorker(page, setup);
    await openStill(page, servers.plain);
    const plain = await runBuiltWorker(page, setup);

    expect(isolated.device).toMatchObject({ threads: 2, isolated: true });
    expect(plain.device).toMatchObject({ threads: 1, isolated: false });
    expect(isolated.unchanged).toBe(true);
    expect(wrong(isolated, tensors)).toEqual([]);
    expect(wrong(plain, tensors)).toEqual([]);
    expect(wrong(isolated, plain.tensors)).toEqual([]);
  });

test('reference: the values of the authors’ weights are judged', () => {
  test.skip(!shared, 'needs the reference folder: SQUEEZELENS_SHARED');
  expect(reference).toHaveLength(8);
});

test('a weight with the wrong sign in the served file is seen', async ({ page }) => {
  const [first] = recorded;
  if (!first) throw new Error('nothing recorded');
  await page.route(`**/${first.modelUrl}`, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    spoilOneWeight(body);
    await route.fulfill({ response, body });
  });
  await openStill(page, './');
  const { modelUrl, file, tensors } = first;
  const found = await runBuiltWorker(page, { threads: 2, modelUrl, png: readFileSync(file), pre: true });
  expect(wrong(found, tensors).filter((difference) => difference.startsWith('prob:'))).not.toEqual([]);
});
