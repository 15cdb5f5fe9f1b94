import { expect, test } from 'vitest';
import { faults, show } from '../fixtures/page';
import { madeUpLayer } from '../gallery/madeUp';
import { statistics } from '../tensor/stats';
import type { Tensor } from '../tensor/tensor';
import { LayerStatistics } from './LayerStatistics';

const layer = madeUpLayer('fire5/expand3x3', { role: 'expand3x3', shape: [2, 2, 2] });
const tensor: Tensor = { dims: [1, 2, 2, 2], data: Float32Array.of(0, 0, 0, 0, 0, 2, 2, 8) };
const rowsOf = (table: Element | null) =>
  [...(table?.querySelectorAll('tr') ?? [])].map((row) => [...row.children].map((cell) => cell.textContent));

test('layer and channel side by side', async () => {
  const page = show(
    <LayerStatistics layer={layer} tensor={tensor} statistics={statistics(tensor)} channel={1} pre={false} />,
  );
  // By hand: layer mean 12/8, variance (4 + 4 + 64)/8 - 1.5^2; channel mean 3, variance 72/4 - 9.
  expect(rowsOf(page.container.querySelector('table'))).toEqual([
    ['Statistics', 'layer', 'channel 1'],
    ['mean', '1.5000', '3.0000'],
    ['variance', '6.7500', '9.0000'],
    ['smallest', '0', '0'],
    ['largest', '8.0000', '8.0000'],
    ['zeros', '62.5 %', '25.0 %'],
    ['dead channels', '1 of 2', '–'],
  ]);
  await expect
    .element(page.getByRole('figure', { name: 'Histogram of fire5/expand3x3, channel 1' }))
    .toBeVisible();
  expect(await faults(page.container)).toEqual([]);
});

test('the histogram counts zeros apart and every other value once', async () => {
  const page = show(
    <LayerStatistics
      layer={layer}
      tensor={tensor}
      statistics={statistics(tensor)}
      channel={null}
      pre={false}
    />,
  );
  const figure = page.getByRole('figure', { name: 'Histogram of fire5/expand3x3' });
  await expect.element(figure.getByText('62.5 %', { exact: true })).toBeVisible();
  const bars = [...figure.element().querySelectorAll('rect')].map((bar) => bar.getAttribute('height'));
  // 40 bins of 0.2: the two 2s in the eleventh, 8 in the last; the tallest is 88 high, the other 88 log 2 / log 3.
  expect(bars.flatMap((height, bin) => (height === '0' ? [] : [[bin, Number(height)]]))).toEqual([
    [10, 88],
    [39, expect.closeTo((88 * Math.log(2)) / Math.log(3), 6)],
  ]);
  await figure.getByText('The same numbers as a table').click();
  const rows = rowsOf(figure.getByRole('table').element());
  expect(rows[1]).toEqual(['exactly zero', '', '5']);
  expect(rows[12]).toEqual(['2.00', '2.20', '2']);
  expect(rows).toHaveLength(42);
  expect(await faults(page.container)).toEqual([]);
});

test('NaN and infinities are counted when there are any', async () => {
  const odd: Tensor = { dims: [1, 1, 2, 2], data: Float32Array.of(NaN, NaN, Infinity, 1) };
  const page = show(
    <LayerStatistics layer={layer} tensor={odd} statistics={statistics(odd)} channel={null} pre={false} />,
  );
  await expect.element(page.getByRole('row', { name: 'NaN 2' })).toBeVisible();
  await expect.element(page.getByRole('row', { name: 'infinite 1' })).toBeVisible();
  await expect.element(page.getByText('Every value is exactly 1.00000.')).not.toBeInTheDocument();
});

test('where all values are equal it says so', async () => {
  const dead: Tensor = { dims: [1, 1, 2, 2], data: new Float32Array(4) };
  const page = show(
    <LayerStatistics layer={layer} tensor={dead} statistics={statistics(dead)} channel={0} pre={false} />,
  );
  await expect.element(page.getByText('Every value is exactly 0.')).toBeVisible();
  expect(page.container.querySelector('svg')).toBeNull();
});
