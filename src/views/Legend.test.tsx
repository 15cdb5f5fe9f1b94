import { expect, test } from 'vitest';
import { faults, show } from '../fixtures/page';
import { Legend } from './Legend';

const bar = (container: Element) => container.querySelector('canvas')?.getContext('2d');
const at = (container: Element, entry: number) => [
  ...(bar(container)?.getImageData(entry, 0, 1, 1).data ?? []),
];

function centre(element: Element): number {
  const { x, width } = element.getBoundingClientRect();
  return x + width / 2;
}

test('runs from the first to the last colour of the palette between its numbers', async () => {
  const page = show(
    <Legend
      domain={{ min: 0, max: 4871, kind: 'sequential' }}
      kind="sequential"
      palette="viridis"
      unit="activation"
      broken={null}
    />,
  );
  await expect
    .element(page.getByRole('figure', { name: 'Colour scale' }))
    .toHaveTextContent(/^04\s871activation$/);
  // The ends of viridis as Matplotlib lists them.
  expect(at(page.container, 0)).toEqual([68, 1, 84, 255]);
  expect(at(page.container, 255)).toEqual([253, 231, 37, 255]);
  expect(await faults(page.container)).toEqual([]);
});

test('a diverging scale has its zero in the middle', async () => {
  const page = show(
    <Legend
      domain={{ min: -50, max: 50, kind: 'diverging' }}
      kind="diverging"
      palette="inferno"
      unit="input minus mean"
      broken={{ nans: 2, infinities: 1 }}
    />,
  );
  const canvas = page.container.querySelector('canvas');
  const zero = page.getByText('0', { exact: true }).element();
  expect(canvas && Math.abs(centre(zero) - centre(canvas))).toBeLessThan(1);
  await expect.element(page.getByText('−50.00')).toBeVisible();
  await expect.element(page.getByText('2 NaN, 1 infinite')).toBeVisible();
  const swatch = page.container.querySelectorAll('canvas')[1]?.getContext('2d');
  expect([...(swatch?.getImageData(0, 0, 1, 1).data ?? [])]).toEqual([255, 0, 255, 255]);
});
