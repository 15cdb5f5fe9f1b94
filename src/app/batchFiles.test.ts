import { expect, test } from 'vitest';
import { labelled } from './batchFiles';

const classes = [
  { wordnet: 'n01440764', en: 'tench', zh: '丁鲷' },
  { wordnet: 'n01443537', en: 'goldfish', zh: '金鱼' },
];
const file = (path: string, text = '') => ({ path, file: new File([text], path.replace(/.*\//, '')) });
const labelsOf = async (files: ReturnType<typeof file>[]) =>
  (await labelled(files, classes)).map(({ name, label }) => [name, label]);

test('classes come from the manifest first, then from the WordNet id before the name, in the order of names', async () => {
  const images = JSON.stringify({ images: [{ file: 'b.jpg', label: 7, more: 1 }] });
  expect(
    await labelsOf([
      file('n01443537_goldfish.jpg'),
      file('b.jpg'),
      file('manifest.json', images),
      file('a.jpg'),
      file('n99999999_unknown.jpg'),
    ]),
  ).toEqual([
    ['a.jpg', null],
    ['b.jpg', 7],
    ['manifest.json', null],
    ['n01443537_goldfish.jpg', 1],
    ['n99999999_unknown.jpg', null],
  ]);
});

test('in folders: named by where they lie, the manifest speaks of what is beside it, a folder may be named by a class', async () => {
  const images = JSON.stringify({
    images: [
      { file: 'a.jpg', label: 7 },
      { file: 'more/a.jpg', label: 8 },
    ],
  });
  expect(
    await labelsOf([
      file('all/set/manifest.json', images),
      file('all/set/more/a.jpg'),
      file('all/set/a.jpg'),
      file('all/a.jpg'),
      file('all/n01440764/a.jpg'),
    ]),
  ).toEqual([
    ['a.jpg', null],
    ['n01440764/a.jpg', 0],
    ['set/a.jpg', 7],
    ['set/manifest.json', null],
    ['set/more/a.jpg', 8],
  ]);
});

test.each(['', '[]', '{"images": [{"file": 1}]}', '{"images": [{"file": "a.jpg", "label": -1}]}'])(
  'a manifest that is something else says nothing: %s',
  async (text) => {
    expect(await labelsOf([file('a.jpg'), file('manifest.json', text)])).toEqual([
      ['a.jpg', null],
      ['manifest.json', null],
    ]);
  },
);
