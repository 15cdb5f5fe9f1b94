import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { mutants } from '../src/fixtures/node/mutants';
import { ZooGraph } from '../src/fixtures/node/zoo';
import { askBuiltWorker, openStill, recipe } from './engine';
import { expect, test } from './support';

const SIDE = 16;
const COUNT = 500;
/** After these the app takes a new worker (engine/revive.ts); so does this test. */
const fatal = ['crashed', 'memory'];
/** Everything else that a damaged file may come to. */
const ends = ['network', 'model', 'runtime', ...fatal];

/** Networks of a few thousand bytes: the damage falls on their structure as often as on their numbers. */
function originals(): Uint8Array[] {
  const plain = new ZooGraph();
  const squeezed = plain.relu(plain.conv('x', [3, 4], 3, { stride: 2, bias: true }));
  const one = plain.relu(plain.conv(squeezed, [4, 4], 1));
  const three = plain.relu(plain.conv(squeezed, [4, 4], 3));
  const both = plain.node('Concat', [one, three], { axis: 1 });
  const scores = plain.node('GlobalAveragePool', [plain.conv(plain.pool(both, 3, 2), [8, 5], 1)]);
  const deep = new ZooGraph();
  const normed = deep.relu(deep.norm(deep.conv('x', [3, 6], 3, { groups: 3 }), 6));
  const flat = deep.node('Flatten', [deep.node('GlobalAveragePool', [normed])]);
  return [
    plain.to(plain.node('Softmax', [scores], { axis: 1 }), SIDE),
    deep.to(deep.linear(flat, 6, 5), SIDE),
  ];
}

type Worker = Awaited<ReturnType<typeof askBuiltWorker>>;

async function startWorker(page: Page): Promise<Worker> {
  const worker = await askBuiltWorker(page, 1);
  await page.evaluate(
    async ({ worker: { ask }, recipe }) => {
      const url = new URL('starter/squeezenet1.1-starter.onnx', document.baseURI).href;
      await ask({ call: 'load', source: { id: 'good', url, sha256: null, recipe } });
    },
    { worker, recipe },
  );
  return worker;
}

/** What the good network says of the picture; a file of a name that it has never heard is decoded anew. */
function answer(page: Page, worker: Worker, name: string, picture: string): Promise<string> {
  return page.evaluate(
    async ({ worker: { ask }, recipe, name, picture }) => {
      const blob = new Blob([Uint8Array.from(atob(picture), (each) => each.charCodeAt(0))]);
      const { pixels } = await ask({ call: 'frame', picture: { id: name, blob }, recipe, fit: 'warp' });
      const want = { kind: 'some', keys: ['prob'], pre: false };
      const { activations } = await ask({ call: 'run', model: 'good', pixels, want });
      return activations.post.get('prob').data.join();
    },
    { worker, recipe, name, picture },
  );
}

/** Opens a file and runs it, if it is a network; says what came of it. */
function open(page: Page, worker: Worker, file: string): Promise<string> {
  return page.evaluate(
    async ({ worker: { ask }, recipe, side, file }) => {
      const blob = new Blob([Uint8Array.from(atob(file), (each) => each.charCodeAt(0))]);
      const source = {
        id: 'damaged',
        url: 'damaged',
        sha256: null,
        recipe,
        files: [{ name: 'x.onnx', blob }],
      };
      const data = Uint8ClampedArray.from({ length: side * side * 4 }, (_, i) => i);
      const pixels = { width: side, height: side, data };
      return ask({ call: 'load', source })
        .then(() => ask({ call: 'run', model: 'damaged', pixels, want: { kind: 'all', pre: true } }))
        .then(() => ask({ call: 'unload', model: 'damaged' }))
        .then(
          () => 'network',
          ({ message }: Error) => String(message.startsWith('{') ? JSON.parse(message).kind : message),
        );
    },
    { worker, recipe: { ...recipe, size: SIDE, resize: SIDE }, side: SIDE, file },
  );
}

test(`${COUNT} damaged models: each is a network or a failure of a known kind, and a good picture is answered after every one`, async ({
  page,
}) => {
  test.setTimeout(240_000);
  await openStill(page, './');
  const picture = readFileSync('public/samples/thumbs/lighthouse.jpg').toString('base64');
  let worker = await startWorker(page);
  const expected = await answer(page, worker, 'first', picture);
  const found = new Map<string, number>();
  for (const [i, file] of mutants(originals(), COUNT, 20).entries()) {
    const came = await open(page, worker, file.toString('base64'));
    expect(ends, `file ${i}`).toContain(came);
    found.set(came, (found.get(came) ?? 0) + 1);
    if (fatal.includes(came)) {
      await worker.evaluate(({ end }) => end());
      worker = await startWorker(page);
    }
    expect(await answer(page, worker, String(i), picture), `after file ${i}`).toBe(expected);
  }
  // Neither all refused nor all let through: the damage is of the kind that matters.
  for (const kind of ['network', 'model']) expect(found.get(kind)).toBeGreaterThan(COUNT / 10);
});
