import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { faults, show } from '../fixtures/page';
import { madeUpLayer } from '../gallery/madeUp';
import { statistics } from '../tensor/stats';
import { ScaleAlong } from './ScaleAlong';

const values: Readonly<Record<string, readonly number[]>> = {
  input: [-3, 3],
  conv1: [0, 200],
  'fire2/squeeze1x1': [0, 2000],
  prob: [0, 1],
};
const layers = [...Object.keys(values), 'later'].map((key) =>
  madeUpLayer(key, { role: key === 'input' ? 'input' : 'conv', shape: [1, 1, 2] }),
);
const known = new Map(
  Object.entries(values).map(([key, pair]) => [
    key,
    statistics({ dims: [1, 1, 1, 2], data: Float32Array.from(pair) }).whole,
  ]),
);

test('is a figure with a reason, the selected layer in words and a table', async () => {
  const page = show(<ScaleAlong layers={layers} known={known} selected="conv1" onSelect={() => {}} />);
  const figure = page.getByRole('figure', { name: 'Scale along the network' });
  await expect.element(figure).toHaveTextContent(/no batch normalisation/);
  const slider = figure.getByRole('slider', { name: 'layer' });
  await expect
    .element(slider)
    .toHaveAttribute('aria-valuetext', 'conv1: mean 100.0, standard deviation 100.0');
  await figure.getByText('The same numbers as a table').click();
  const rows = figure.getByRole('row').elements();
  expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
    ['layer', 'mean', 'standard deviation', 'smallest', 'largest'],
    ['input', '0', '3.0000', '−3.0000', '3.0000'],
    ['conv1', '100.00', '100.00', '0', '200.00'],
    // A group is set apart by a narrow no-break space.
    ['fire2/squeeze1x1', '1\u202f000.0', '1\u202f000.0', '0', '2\u202f000.0'],
    ['prob', '0.50000', '0.50000', '0', '1.0000'],
  ]);
  expect(await faults(page.container)).toEqual([]);
});

test('a click selects the layer whose point is nearest', async () => {
  const onSelect = vi.fn();
  const page = show(<ScaleAlong layers={layers} known={known} selected="conv1" onSelect={onSelect} />);
  const slider = page.getByRole('slider');
  const circle = page.container.querySelector('circle')?.getBoundingClientRect();
  const box = slider.element().getBoundingClientRect();
  // Of five layers the first is half a thumb from the slider's start, the last as far from its end.
  const pitch = (box.width - 16) / 4;
  expect((circle?.x ?? 0) + (circle?.width ?? 0) / 2 - box.x).toBeCloseTo(8 + pitch, 0);
  await slider.click({ position: { x: 8 + 2 * pitch + 3, y: 30 } });
  expect(onSelect).toHaveBeenLastCalledWith('fire2/squeeze1x1');
});

test('arrow keys go from layer to layer', async () => {
  const onSelect = vi.fn();
  show(<ScaleAlong layers={layers} known={known} selected="conv1" onSelect={onSelect} />);
  // By the menu of exports.
  await userEvent.tab();
  await userEvent.tab();
  await userEvent.keyboard('{ArrowRight}');
  expect(onSelect).toHaveBeenLastCalledWith('fire2/squeeze1x1');
  await userEvent.keyboard('{Home}');
  expect(onSelect).toHaveBeenLastCalledWith('input');
});
