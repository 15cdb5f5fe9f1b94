import { expect, test } from 'vitest';
import { labelled } from './batchFiles';

const classes = [
  { wordnet: 'n01440764', en: 'tench', zh: '丁鲷' },
  { wordnet: 'n01443537', en: 'goldfish', zh: '金鱼' },
];
const file = (name: string, text = '') => new File([text], name);
const labelsOf = async (files: File[]) =>
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

test.each(['', '[]', '{"images": [{"file": 1}]}', '{"images": [{"file": "a.jpg", "label": -1}]}'])(
  'a manifest that is something else says nothing: %s',
  async (text) => {
    expect(await labelsOf([file('a.jpg'), file('manifest.json', text)])).toEqual([
      ['a.jpg', null],
      ['manifest.json', null],
    ]);
  },
);
