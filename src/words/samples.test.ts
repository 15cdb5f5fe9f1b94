import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseSamples } from './samples';

const manifest: unknown = JSON.parse(readFileSync('public/samples/manifest.json', 'utf8'));
const entry = {
  file: 'orange.jpg',
  title: 'Oranges',
  title_zh: '橙子',
  alt: 'Oranges',
  alt_zh: '橙子',
  class_index: 950,
};

test('reads the samples that come with the page, each with its file', () => {
  const samples = parseSamples(manifest);
  expect(samples).toHaveLength(13);
  for (const { file } of samples) expect(existsSync(`public/samples/${file}`)).toBe(true);
  expect(samples[0]).toMatchObject({
    file: 'orange.jpg',
    title: { en: 'Oranges', zh: '橙子' },
    classIndex: 950,
  });
});

test.each([
  ['no list', {}, 'samples: a list expected'],
  ['an entry that is no object', [entry, null], 'samples, entry 1: file must be text'],
  ['a title that is no text', [{ ...entry, title_zh: 3 }], 'samples, entry 0: title_zh must be text'],
  ['no alternative text', [{ ...entry, alt: ' ' }], 'samples, entry 0: alt must be text'],
  [
    'a way out of the folder',
    [{ ...entry, file: '../a.jpg' }],
    'samples, entry 0: "../a.jpg" is not the name of a picture',
  ],
  [
    'another site',
    [{ ...entry, file: '//a.b/c.jpg' }],
    'samples, entry 0: "//a.b/c.jpg" is not the name of a picture',
  ],
  [
    'half a class',
    [{ ...entry, class_index: 1.5 }],
    'samples, entry 0: class_index must be a whole number from 0',
  ],
  [
    'a class below 0',
    [{ ...entry, class_index: -1 }],
    'samples, entry 0: class_index must be a whole number from 0',
  ],
])('refuses %s', (_, json, message) => {
  expect(() => parseSamples(json)).toThrow(new SyntaxError(message));
});
