import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Domain } from '../draw/domain';
import { faults, show } from '../fixtures/page';
import { madeUpLayer } from '../gallery/madeUp';
import { statistics } from '../tensor/stats';
import type { Tensor } from '../tensor/tensor';
import { zh } from '../words/zh';
import { FeatureMaps } from './FeatureMaps';

/** Channels of 8 x 8, each with one value everywhere: the first is dead, the last holds NaN in its first place. */
function flat(values: readonly number[], nan = false): Tensor {
  const data = Float32Array.from({ length: values.length * 64 }, (_, i) => values[Math.floor(i / 64)] ?? 0);
  if (nan) data[(values.length - 1) * 64] = NaN;
  return { dims: [1, values.length, 8, 8], data };
}

const toTen: readonly Domain[] = [{ min: 0, max: 10, kind: 'sequential' }];
const common = { pre: false, sort: 'index', domains: toTen, palette: 'inferno', selected: null } as const;
const layer = madeUpLayer('fire5/expand3x3', { role: 'expand3x3', shape: [4, 8, 8] });
const of = (tensor: Tensor) => ({ layer, tensor, statistics: statistics(tensor) });

function pixel(container: Element, x: number, y: number): number[] {
  const canvas = container.querySelector<HTMLCanvasElement>('.feature-maps-stage canvas');
  return [...(canvas?.getContext('2d')?.getImageData(x, y, 1, 1).data ?? [])];
}

test('is a region with the key, the facts and a legend', async () => {
  const page = show(<FeatureMaps {...common} {...of(flat([0, 2, 10, 4]))} onSelect={() => {}} model="1.0" />);
  const region = page.getByRole('region', { name: 'Feature maps in 1.0' });
  await expect.element(region.getByRole('heading', { name: 'fire5/expand3x3' })).toBeVisible();
  await expect
    .element(region.getByText('4 channels of 8 × 8 · 25.0 % zero · mean 4.000 · peak 10.00'))
    .toBeVisible();
  await expect
    .element(region.getByRole('figure', { name: 'Colour scale' }))
    .toHaveTextContent('010.00activation');
  expect(await faults(page.container)).toEqual([]);
});

test('positions are framed in every map, where their values are', async () => {
  const framed = { top: 2, left: 1, bottom: 3, right: 5 };
  const page = show(
    <FeatureMaps {...common} {...of(flat([0, 2, 10, 4]))} framed={framed} onSelect={() => {}} />,
  );
  await expect.element(page.getByRole('listbox')).toBeVisible();
  const path = page.container.querySelector('.channel-grid-framed > path')?.getAttribute('d') ?? '';
  const frames = [...path.matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)/g)].map((found) =>
    found.slice(1).map(Number),
  );
  expect(frames).toHaveLength(4);
  const canvas = page.container.querySelector<HTMLCanvasElement>('.channel-picker canvas')!;
  // A value is a square of so many pixels; the first map begins in the corner.
  const side = canvas.getBoundingClientRect().width / canvas.width;
  expect(frames[0]?.map((length) => length / side)).toEqual([1, 2, 5, 2].map((n) => expect.closeTo(n, 6)));
});

test('has words in Chinese', async () => {
  const page = show(<FeatureMaps {...common} {...of(flat([0, 2]))} onSelect={() => {}} />, zh);
  await expect
    .element(page.getByRole('region', { name: '特征图' }))
    .toHaveTextContent('2 个通道，每个 8 × 8');
});

test('paints values in the colours of the palette, NaN in its own, channels in the order of their means', async () => {
  const tensor = flat([0, 10, 5], true);
  const page = show(<FeatureMaps {...common} {...of(tensor)} sort="mean" onSelect={() => {}} />);
  // Cells begin every 8 + 1 pixels. Order: 10, 5, and 0 in the second row. The ends of inferno as Matplotlib lists them; its middle is entry 128.
  expect(pixel(page.container, 3, 3)).toEqual([252, 255, 164, 255]);
  expect(pixel(page.container, 9, 0)).toEqual([255, 0, 255, 255]);
  expect(pixel(page.container, 10, 0)).toEqual([188, 55, 84, 255]);
  expect(pixel(page.container, 0, 9)).toEqual([0, 0, 4, 255]);
  expect(pixel(page.container, 8, 0)).toEqual([0, 0, 0, 0]);
  await expect.element(page.getByText('1 NaN')).toBeVisible();
});

test('a domain for each channel: both maxima have the last colour, and the legend says so', async () => {
  const domains = [2, 10].map((max): Domain => ({ min: 0, max, kind: 'sequential' }));
  const page = show(<FeatureMaps {...common} {...of(flat([2, 10]))} domains={domains} onSelect={() => {}} />);
  expect(pixel(page.container, 0, 0)).toEqual([252, 255, 164, 255]);
  expect(pixel(page.container, 9, 0)).toEqual([252, 255, 164, 255]);
  await expect.element(page.getByText('each channel has its own range')).toBeVisible();
});

test('a click selects the channel that is painted there, and the position in it', async () => {
  const [onSelect, onPoint, onHover] = [vi.fn(), vi.fn(), vi.fn()];
  const values = Array.from({ length: 40 }, (_, channel) => (channel * 7) % 40);
  const page = show(
    <FeatureMaps {...common} {...of(flat(values))} sort="peak" {...{ onSelect, onPoint, onHover }} />,
  );
  const canvas = page.container.querySelector<HTMLCanvasElement>('.feature-maps-stage canvas');
  const scale = (canvas?.clientWidth ?? 0) / (canvas?.width ?? 1);
  const columns = ((canvas?.width ?? 0) + 1) / 9;
  const list = page.getByRole('listbox', { name: '40 channels' });
  for (const place of [0, columns - 1, columns + 1]) {
    const [x, y] = [(place % columns) * 9 + 4.5, Math.floor(place / columns) * 9 + 2.5];
    await list.click({ position: { x: x * scale, y: y * scale } });
    // Largest first: place p holds the value 39 - p.
    expect(onSelect).toHaveBeenLastCalledWith(values.indexOf(39 - place));
    expect(onPoint).toHaveBeenLastCalledWith({ row: 2, column: 4 });
    expect(onHover).toHaveBeenLastCalledWith({ row: 2, column: 4 });
  }
  // Between two maps there is nothing.
  onSelect.mockClear();
  await list.click({ position: { x: 8.5 * scale, y: 4 * scale } });
  expect(onSelect).not.toHaveBeenCalled();
  expect(onHover).toHaveBeenLastCalledWith(null);
});

test('the keyboard moves over the channels, each with a name of its own, and Enter selects', async () => {
  const onSelect = vi.fn();
  const values = Array.from({ length: 40 }, (_, channel) => channel);
  const page = show(<FeatureMaps {...common} {...of(flat(values))} selected={1} onSelect={onSelect} />);
  const list = page.getByRole('listbox');
  const option = () => page.getByRole('option');
  await userEvent.tab();
  await expect.element(list).toHaveFocus();
  await expect.element(option()).toHaveAccessibleName('channel 1: mean 1.00, 100.0 % active, peak 1.00');
  await expect.element(option()).toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
  await expect.element(option()).toHaveAccessibleName(/^channel 2: /);
  await expect.element(list).toHaveAttribute('aria-activedescendant', option().element().id);
  await userEvent.keyboard('{Enter}');
  expect(onSelect).toHaveBeenLastCalledWith(2);
  const canvas = page.container.querySelector<HTMLCanvasElement>('.feature-maps-stage canvas');
  const columns = ((canvas?.width ?? 0) + 1) / 9;
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(option()).toHaveAccessibleName(new RegExp(`^channel ${2 + columns}: `));
  await userEvent.keyboard('{ArrowUp}{ArrowUp}');
  await expect.element(option()).toHaveAccessibleName(/^channel 2: /);
  await userEvent.keyboard(
    '{PageDown}{PageDown}{PageDown}{PageDown}{PageDown}{PageDown}{PageDown}{PageDown}',
  );
  await expect.element(option()).toHaveAccessibleName(/^channel 39: /);
  await userEvent.keyboard('{Home}');
  await expect.element(option()).toHaveAccessibleName('channel 0: mean 0, 0.0 % active, peak 0');
  await userEvent.keyboard('{End} ');
  expect(onSelect).toHaveBeenLastCalledWith(39);
  expect(await faults(page.container)).toEqual([]);
});

test('a thousand channels are one canvas and a handful of elements, and hovering paints nothing', async () => {
  const values = Array.from({ length: 1000 }, (_, channel) => channel / 100);
  const page = show(<FeatureMaps {...common} {...of(flat(values))} onSelect={() => {}} />);
  expect(page.container.querySelectorAll('.feature-maps-stage canvas')).toHaveLength(1);
  expect(page.container.querySelectorAll('*').length).toBeLessThan(60);
  const painting = vi.spyOn(CanvasRenderingContext2D.prototype, 'putImageData');
  await page.getByRole('listbox').hover({ position: { x: 5, y: 5 } });
  await expect.element(page.getByText('channel 0: mean 0, 0.0 % active, peak 0')).toBeVisible();
  expect(painting).not.toHaveBeenCalled();
});

test('values of both signs are told with how far they reach', async () => {
  const domains: readonly Domain[] = [{ min: -8, max: 8, kind: 'diverging' }];
  const page = show(
    <FeatureMaps {...common} {...of(flat([-8, 4]))} pre domains={domains} onSelect={() => {}} />,
  );
  await expect.element(page.getByText(/mean −2.000 · from −8.000 to 4.000/)).toBeVisible();
  await expect
    .element(page.getByRole('figure', { name: 'Colour scale' }))
    .toHaveTextContent('−8.00008.000activation before ReLU');
  await expect
    .element(page.getByRole('option'))
    .toHaveAccessibleName('channel 0: mean −8.00, from −8.00 to −8.00');
});

test('a layer of single values is bars as high as their values', async () => {
  const onSelect = vi.fn();
  const tensor: Tensor = { dims: [1, 4], data: Float32Array.of(0.25, NaN, 1, 0.5) };
  const prob = madeUpLayer('prob', { role: 'head', shape: [4] });
  const page = show(
    <FeatureMaps
      {...common}
      layer={prob}
      tensor={tensor}
      statistics={statistics(tensor)}
      domains={[{ min: 0, max: 1, kind: 'sequential' }]}
      sort="peak"
      onSelect={onSelect}
    />,
  );
  const canvas = page.container.querySelector<HTMLCanvasElement>('.feature-maps-stage canvas');
  const { width = 0, height = 0 } = canvas ?? {};
  const heights = [0, 1, 2].map((place) => {
    const column = canvas
      ?.getContext('2d')
      ?.getImageData(Math.round(((place + 0.5) * width) / 4), 0, 1, height);
    return [...(column?.data ?? [])].filter((byte, i) => i % 4 === 3 && byte > 0).length;
  });
  // The stroke at the end adds a pixel.
  expect(heights).toEqual([height, height / 2 + 1, height / 4 + 1]);
  expect(pixel(page.container, width - 5, 0)).toEqual([255, 0, 255, 255]);
  await page.getByRole('listbox').click({ position: { x: ((canvas?.clientWidth ?? 0) * 3) / 8, y: 20 } });
  expect(onSelect).toHaveBeenLastCalledWith(3);
  expect(await faults(page.container)).toEqual([]);
});

test('the same numbers stand in a table, in the same order', async () => {
  const page = show(<FeatureMaps {...common} {...of(flat([0, 2, 10]))} sort="peak" onSelect={() => {}} />);
  expect(page.container.querySelector('table')).toBeNull();
  await page.getByText('The same numbers as a table').click();
  const rows = page.getByRole('table').getByRole('row').elements();
  expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
    ['channel', 'mean', 'smallest', 'largest', 'zeros'],
    ['2', '10.000', '10.000', '10.000', '0.0 %'],
    ['1', '2.0000', '2.0000', '2.0000', '0.0 %'],
    ['0', '0', '0', '0', '100.0 %'],
  ]);
  expect(await faults(page.container)).toEqual([]);
});
