import { expect, test, vi } from 'vitest';
import { faults, show } from '../fixtures/page';
import { madeUpLayer } from '../gallery/madeUp';
import type { Network } from '../network/types';
import { PixelReach } from './PixelReach';
import { ReceptiveField } from './ReceptiveField';

const layers = [
  madeUpLayer('conv1', { role: 'conv', shape: [2, 10, 10] }),
  madeUpLayer('pool1', { role: 'pool', shape: [2, 5, 5] }),
  madeUpLayer('odd', { role: 'other', shape: [2, 5, 5] }),
];
const network: Network = {
  name: '',
  producer: '',
  opset: 13,
  input: { tensor: 'data', shape: [3, 21, 21] },
  layers,
  stages: [],
  outputs: [],
  logits: null,
  probabilities: null,
};
const reach = {
  x: 7,
  y: 3,
  fields: new Map([
    ['conv1', { top: 1, bottom: 2, left: 3, right: 5 }],
    ['pool1', null],
  ]),
};

test('the positions that a pixel reaches, for the selected layer in a sentence and for all in a table', async () => {
  const onClear = vi.fn();
  const page = show(<PixelReach network={network} reach={reach} layer="conv1" onClear={onClear} />);
  const figure = page.getByRole('figure', { name: 'Reach of a pixel' });
  await expect
    .element(figure)
    .toHaveTextContent('Pixel in column 7, row 3 reaches 2 × 3 of the 100 positions of conv1.');
  await page.getByText('The same numbers as a table').click();
  const rows = page.getByRole('row').elements();
  expect(rows.slice(1).map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
    ['conv1', '1–2', '3–5', '6'],
    ['pool1', 'none', '', '0'],
    ['odd', 'unknown', '', ''],
  ]);
  await page.getByRole('button', { name: 'Clear' }).click();
  expect(onClear).toHaveBeenCalledOnce();
  expect(await faults(page.container)).toEqual([]);
  page.rerender(<PixelReach network={network} reach={reach} layer="pool1" onClear={null} />);
  await expect.element(figure).toHaveTextContent('reaches no position of pool1.');
  page.rerender(<PixelReach network={network} reach={null} layer="pool1" onClear={null} />);
  await expect.element(figure).toHaveTextContent('Point at the picture');
});

test('a receptive field in numbers, with the padding in it', async () => {
  const of = { layer: 'conv1', at: { row: 0, column: 4 } };
  const field = {
    rect: { top: -2, bottom: 4, left: 6, right: 12 },
    seen: { top: 0, bottom: 4, left: 6, right: 12 },
    outside: { top: 2, left: 0, bottom: 0, right: 0 },
  };
  const page = show(<ReceptiveField of={of} field={field} />);
  const figure = page.getByRole('figure', { name: 'Receptive field' });
  await expect.element(figure).toHaveTextContent('rows −2 to 4, columns 6 to 12: 7 × 7 pixels');
  await expect.element(figure).toHaveTextContent('Outside the picture, so padding: 2 above.');
  await expect.element(figure).toHaveTextContent('theoretical, not effective');
  expect(await faults(page.container)).toEqual([]);
  const inside = { ...field, outside: { top: 0, left: 0, bottom: 0, right: 0 } };
  page.rerender(<ReceptiveField of={of} field={inside} />);
  await expect.element(figure).toHaveTextContent('No padding in it.');
  page.rerender(<ReceptiveField of={of} field={{ ...field, seen: null }} />);
  await expect.element(figure).toHaveTextContent('It sees nothing but padding.');
  page.rerender(<ReceptiveField of={of} field={null} />);
  await expect.element(figure).toHaveTextContent('Not known for this layer.');
  page.rerender(<ReceptiveField of={null} field={null} />);
  await expect.element(figure).toHaveTextContent('Point at a map');
});
