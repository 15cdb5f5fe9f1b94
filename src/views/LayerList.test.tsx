import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { faults, show } from '../fixtures/page';
import { madeUpLayer } from '../gallery/madeUp';
import type { Tensor } from '../tensor/tensor';
import { LayerList } from './LayerList';

const patient = { timeout: 15_000 };
const layers = [
  madeUpLayer('conv1', { role: 'conv', shape: [8, 30, 30] }),
  madeUpLayer('fire2/squeeze1x1', { role: 'squeeze', shape: [16, 27, 27] }),
  madeUpLayer('prob', { role: 'head', shape: [1000] }),
];
/** Channel c is c everywhere. */
const tensor: Tensor = {
  dims: [1, 8, 30, 30],
  data: Float32Array.from({ length: 8 * 900 }, (_, i) => Math.floor(i / 900)),
};
const common = {
  layers,
  tensorOf: (key: string) => (key === 'conv1' ? tensor : undefined),
  palette: 'greys',
  selected: 'fire2/squeeze1x1',
  onSelect: () => {},
} as const;

test('lists every layer in order with shape and operation, and marks the selected one', async () => {
  const page = show(<LayerList {...common} />);
  const items = page.getByRole('list', { name: 'Layers' }).getByRole('listitem');
  expect(items.elements().map((item) => item.textContent)).toEqual([
    'conv18 × 30 × 30convolution',
    'fire2/squeeze1x116 × 27 × 27squeeze 1×1',
    'prob1000head',
  ]);
  await expect
    .element(page.getByRole('button', { name: /^fire2\/squeeze1x1/ }))
    .toHaveAttribute('aria-current', 'true');
  expect(page.container.querySelectorAll('[aria-current="true"]')).toHaveLength(1);
  expect(await faults(page.container)).toEqual([]);
});

test('shows the six strongest channels where there are activations', async () => {
  const page = show(<LayerList {...common} />);
  const canvases = page.container.getElementsByTagName('canvas');
  await expect.poll(() => canvases.length, patient).toBe(1);
  const context = canvases[0]?.getContext('2d');
  const greys = [0, 1, 2, 3, 4, 5].map((cell) => context?.getImageData(cell * 31 + 15, 15, 1, 1).data[0]);
  // Channels 7 to 2 in 256 equal parts of 0 to 7.
  expect(greys).toEqual([255, 219, 182, 146, 109, 73]);
});

test('arrows, Home and End move; only one layer is in the tab order', async () => {
  const onSelect = vi.fn();
  const page = show(<LayerList {...common} onSelect={onSelect} />);
  await userEvent.tab();
  await expect.element(page.getByRole('button', { name: /^fire2/ })).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await expect.element(page.getByRole('button', { name: /^prob/ })).toHaveFocus();
  expect(page.container.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  await userEvent.keyboard('{Home}{Enter}');
  expect(onSelect).toHaveBeenLastCalledWith('conv1');
  await userEvent.keyboard('{End}{ArrowUp} ');
  expect(onSelect).toHaveBeenLastCalledWith('fire2/squeeze1x1');
});

test('a layer whose shape only a run can tell says so', async () => {
  const unknown = { ...madeUpLayer('odd', { role: 'other', shape: [1] }), shape: null };
  const page = show(<LayerList {...common} layers={[unknown]} selected={null} />);
  await expect.element(page.getByRole('button', { name: 'odd shape not known other' })).toBeVisible();
});

test('of thousands of layers the first are there at once, the others a moment later', async () => {
  const many = Array.from({ length: 2000 }, (_, i) => madeUpLayer(`conv${i}`, { role: 'conv', shape: [1] }));
  const page = show(<LayerList {...common} layers={many} />);
  expect(page.container.querySelectorAll('li').length).toBeLessThan(2000);
  await expect.poll(() => page.container.querySelectorAll('li').length, patient).toBe(2000);
});

test('paints the layers in sight alone, others when they come into sight', async () => {
  const many = Array.from({ length: 80 }, (_, i) =>
    madeUpLayer(`conv${i}`, { role: 'conv', shape: [8, 30, 30] }),
  );
  const page = show(<LayerList {...common} layers={many} tensorOf={() => tensor} />);
  const last = page.getByRole('button', { name: /^conv79 / });
  const strips = () => page.container.querySelectorAll('canvas').length;
  await expect.poll(strips, patient).toBeGreaterThan(0);
  expect(strips()).toBeLessThan(80);
  expect(last.element().querySelector('canvas')).toBeNull();
  // Not laid out, those below are as high as those above: nothing moves when they come into sight.
  const heights = [...page.container.querySelectorAll('li')].map((li) => li.getBoundingClientRect().height);
  expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(0.05);
  last.element().scrollIntoView();
  await expect.poll(() => last.element().querySelector('canvas'), patient).not.toBeNull();
});
