import { expect, test } from 'vitest';
import { en } from '../words/en';
import { png } from './export';
import { mapsFile } from './mapsFile';

/** Two values, black and white. */
const maps = { width: 2, height: 1, data: Uint8ClampedArray.of(0, 0, 0, 255, 255, 255, 255, 255) };
const subject = {
  maps,
  domain: { min: 0, max: 7.5, kind: 'sequential' },
  kind: 'sequential',
  palette: 'inferno',
  title: 'Feature maps of <conv1>',
  note: 'Colour: activation & more.',
} as const;

test('the file stands alone: well-formed, with title, numbers and note, and nothing from elsewhere', async () => {
  const { text } = await mapsFile(subject, en);
  const file = new DOMParser().parseFromString(text, 'image/svg+xml');
  expect(file.querySelector('parsererror')).toBeNull();
  expect(file.querySelector('title')?.textContent).toBe('Feature maps of <conv1>');
  expect([...file.querySelectorAll('text')].map((each) => each.textContent)).toEqual([
    'Feature maps of <conv1>',
    '0',
    '7.500',
    'Colour: activation & more.',
  ]);
  for (const image of file.querySelectorAll('image'))
    expect(image.getAttribute('href')).toMatch(/^data:image\/png;base64,/);
});

test('drawn alone it shows the maps, two pixels for each of its own', async () => {
  const svg = await mapsFile(subject, en);
  const bitmap = await createImageBitmap(await png(svg));
  expect([bitmap.width, bitmap.height]).toEqual([2 * svg.width, 2 * svg.height]);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const red = (x: number, y: number) => context?.getImageData(2 * x, 2 * y, 1, 1).data[0];
  expect(red(100, 100)).toBe(0);
  expect(red(700, 100)).toBe(255);
});
