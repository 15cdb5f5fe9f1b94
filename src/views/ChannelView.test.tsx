import { useState, type ComponentProps } from 'preact/compat';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { faults, show } from '../fixtures/page';
import { madeUpLayer } from '../gallery/madeUp';
import { statistics } from '../tensor/stats';
import type { Tensor } from '../tensor/tensor';
import { ChannelView } from './ChannelView';

/** Two channels of 3 rows and 4 columns: 0 to 11 in the first, 100 to 111 in the second. */
const tensor: Tensor = {
  dims: [1, 2, 3, 4],
  data: Float32Array.from({ length: 24 }, (_, i) => (i < 12 ? i : 88 + i)),
};
/** Position (r, c) stands for the square of 4 x 4 pixels around pixel (4 r + 6, 4 c + 6) of 32 x 32. */
const layer = madeUpLayer('conv1', {
  role: 'conv',
  shape: [2, 3, 4],
  receptive: { size: [8, 8], jump: [4, 4], start: [2, 2] },
});
const black = { width: 32, height: 32, data: new Uint8ClampedArray(32 * 32 * 4).fill(0) };
for (let i = 3; i < black.data.length; i += 4) black.data[i] = 255;

const common: ComponentProps<typeof ChannelView> = {
  layer,
  tensor,
  statistics: statistics(tensor),
  channel: 0,
  pre: false,
  domain: { min: 0, max: 11, kind: 'sequential' },
  palette: 'greys',
  at: null,
  onPoint: () => {},
  onHover: () => {},
  onChannel: () => {},
  picture: null,
  overlay: null,
  onOverlay: () => {},
};

function Held(props: Partial<ComponentProps<typeof ChannelView>>) {
  const [at, setAt] = useState(props.at ?? null);
  return <ChannelView {...common} {...props} at={at} onPoint={setAt} />;
}

function pixel(container: Element, x: number, y: number): number[] {
  const canvas = container.querySelector<HTMLCanvasElement>('.value-grid canvas');
  return [...(canvas?.getContext('2d')?.getImageData(x, y, 1, 1).data ?? [])];
}

test('every value is one pixel in the colour of its place between the ends', async () => {
  const page = show(<ChannelView {...common} />);
  // Greys in 256 equal parts: 0 is black, 11 white, 7 falls into part floor(7 / 11 * 256) = 162.
  expect(pixel(page.container, 0, 0)).toEqual([0, 0, 0, 255]);
  expect(pixel(page.container, 3, 1)).toEqual([162, 162, 162, 255]);
  expect(pixel(page.container, 3, 2)).toEqual([255, 255, 255, 255]);
  await expect
    .element(page.getByText('mean 5.500 · variance 11.92 · from 0 to 11.00 · 8.3 % zero'))
    .toBeVisible();
  expect(await faults(page.container)).toEqual([]);
});

test('the value under the pointer is told in full, and again the picked one when it leaves', async () => {
  const onHover = vi.fn();
  const page = show(<Held onHover={onHover} at={{ row: 0, column: 3 }} />);
  const output = page.getByRole('status', { name: 'Value' });
  await expect.element(output).toHaveTextContent('3.00000');
  const grid = page.getByRole('grid', { name: 'Map of conv1, channel 0' });
  const { width, height } = grid.element().getBoundingClientRect();
  await grid.hover({ position: { x: (width * 1.5) / 4, y: (height * 2.5) / 3 } });
  await expect.element(output).toHaveTextContent('9.00000');
  await expect.element(page.getByText('row 2, column 1', { exact: true })).toBeVisible();
  expect(onHover).toHaveBeenLastCalledWith({ row: 2, column: 1 });
  await grid.click({ position: { x: (width * 2.5) / 4, y: (height * 1.5) / 3 } });
  await userEvent.hover(page.getByRole('heading'));
  expect(onHover).toHaveBeenLastCalledWith(null);
  await expect.element(output).toHaveTextContent('6.00000');
});

test('negative values have a plain hyphen-minus, so that a program can read them', async () => {
  const signed: Tensor = { dims: [1, 1, 1, 2], data: Float32Array.of(-0.1, 2) };
  const page = show(<Held tensor={signed} statistics={statistics(signed)} at={{ row: 0, column: 0 }} />);
  await expect.element(page.getByRole('status')).toHaveTextContent('-0.100000');
});

test('the keyboard begins at the peak and stays inside', async () => {
  const page = show(<Held channel={1} />);
  // By the next channel and the menu of exports.
  for (let i = 0; i < 3; i++) await userEvent.tab();
  await expect.element(page.getByRole('grid')).toHaveFocus();
  const cell = page.getByRole('gridcell');
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(cell).toHaveAccessibleName('row 2, column 3: 111.000');
  await userEvent.keyboard('{ArrowRight}{ArrowDown}');
  await expect.element(cell).toHaveAccessibleName('row 2, column 3: 111.000');
  await userEvent.keyboard('{ArrowUp}{ArrowLeft}');
  await expect.element(cell).toHaveAccessibleName('row 1, column 2: 106.000');
  await expect.element(page.getByRole('status')).toHaveTextContent('106.000');
  await expect.element(page.getByRole('grid')).toHaveAttribute('aria-activedescendant', cell.element().id);
  await userEvent.keyboard('{Home}{PageUp}');
  await expect.element(cell).toHaveAccessibleName('row 0, column 0: 100.000');
  expect(await faults(page.container)).toEqual([]);
});

test('a position that this layer does not have is not shown', async () => {
  const page = show(<ChannelView {...common} at={{ row: 3, column: 0 }} />);
  await expect.element(page.getByText('Point at a map or use arrow keys')).toBeVisible();
  await expect.element(page.getByRole('status')).toHaveTextContent('');
});

test('steps to the neighbouring channels and not beyond', async () => {
  const onChannel = vi.fn();
  const page = show(<ChannelView {...common} onChannel={onChannel} />);
  await expect.element(page.getByRole('button', { name: 'Previous channel' })).toBeDisabled();
  await page.getByRole('button', { name: 'Next channel' }).click();
  expect(onChannel).toHaveBeenLastCalledWith(1);
});

test('over the picture each value is a square around the middle of what it sees', async () => {
  const onOverlay = vi.fn();
  const page = show(<ChannelView {...common} picture={black} overlay={1} onOverlay={onOverlay} />);
  // Two canvas pixels a picture pixel. The map covers rows 4 to 16 and columns 4 to 20 of the picture.
  expect(pixel(page.container, 2 * 20 - 1, 2 * 16 - 1)).toEqual([255, 255, 255, 255]);
  expect(pixel(page.container, 2 * 20, 2 * 16 - 1)).toEqual([0, 0, 0, 255]);
  expect(pixel(page.container, 2 * 16, 2 * 12)).toEqual([255, 255, 255, 255]);
  expect(pixel(page.container, 2 * 16, 2 * 12 - 1)).toEqual([162, 162, 162, 255]);
  const slider = page.getByRole('slider', { name: 'Opacity of the map' });
  await slider.fill('0.5');
  expect(onOverlay).toHaveBeenLastCalledWith(0.5);
  await page.getByRole('checkbox', { name: 'Over the picture' }).click();
  expect(onOverlay).toHaveBeenLastCalledWith(null);
  expect(await faults(page.container)).toEqual([]);
});

test('pointing works over the picture, and outside the map there is no value', async () => {
  const page = show(<Held picture={black} overlay={0.5} />);
  const grid = page.getByRole('grid');
  const scale = grid.element().getBoundingClientRect().width / 32;
  await grid.hover({ position: { x: 17 * scale, y: 5 * scale } });
  await expect.element(page.getByText('row 0, column 3', { exact: true })).toBeVisible();
  await grid.hover({ position: { x: 2 * scale, y: 5 * scale } });
  await expect.element(page.getByText('Point at a map or use arrow keys')).toBeVisible();
});

test('half opaque, the picture shines through', async () => {
  const page = show(<ChannelView {...common} picture={black} overlay={0.5} />);
  const [grey = 0] = pixel(page.container, 2 * 20 - 1, 2 * 16 - 1);
  expect(Math.abs(grey - 127.5)).toBeLessThanOrEqual(1);
});

test('a single value needs no map', async () => {
  const single: Tensor = { dims: [1, 2], data: Float32Array.of(0.25, 0.75) };
  const prob = madeUpLayer('prob', { role: 'head', shape: [2] });
  const page = show(
    <ChannelView {...common} layer={prob} tensor={single} statistics={statistics(single)} channel={1} />,
  );
  await expect.element(page.getByRole('status', { name: 'Value' })).toHaveTextContent('0.750000');
  await expect.element(page.getByText('probability')).toBeVisible();
  expect(page.container.querySelector('canvas')).toBeNull();
});
