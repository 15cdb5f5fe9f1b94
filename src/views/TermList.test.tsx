import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Explanation } from '../explain/explanation';
import { channelTerm, common, convolution, outcome } from '../fixtures/arithmetic';
import { faults, show } from '../fixtures/page';
import { Arithmetic } from './Arithmetic';

test('512 terms open as one canvas and a few lines; the keyboard reaches the last', async () => {
  const many = convolution(Array.from({ length: 512 }, (_, i) => 512 - i));
  const page = show(<Arithmetic {...common} explanation={many} />);
  await page.getByRole('button', { name: '506 smaller channels' }).click();
  const list = page.getByRole('list', { name: 'Terms' });
  expect(list.getByRole('button').elements().length).toBeLessThan(30);
  expect(page.container.querySelectorAll('canvas')).toHaveLength(1);
  await userEvent.tab({ shift: true });
  await expect.element(page.getByRole('button', { name: /^ch 0 / })).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{End}');
  await expect.element(page.getByRole('button', { name: 'ch 511 +1.000' })).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(page.getByRole('button', { name: 'ch 510 +2.000' })).toHaveFocus();
  await page.getByRole('button', { name: 'show only the largest' }).click();
  expect(list.getByRole('button').elements()).toHaveLength(6);
  expect(await faults(page.container)).toEqual([]);
});

test('patch and kernel have the colours of their values; padding has none', async () => {
  const page = show(<Arithmetic {...common} palette="greys" />);
  const context = page.container.querySelector('canvas')?.getContext('2d');
  const pixel = (x: number, y: number) => [...(context?.getImageData(x, y, 1, 1).data ?? [])];
  // Of a line of 3 + 1 + 3 pixels: the first tap is padding, the middle one the largest value of all, white.
  expect(pixel(0, 0)).toEqual([0, 0, 0, 0]);
  expect(pixel(1, 1)).toEqual([255, 255, 255, 255]);
  expect(pixel(1, 0)).toEqual([0, 0, 0, 255]);
  // The kernel's middle is its largest weight, 20 of 20; in the next line it is -15.
  expect(pixel(5, 1)).not.toEqual(pixel(5, 5));
  expect(pixel(3, 1)).toEqual([0, 0, 0, 0]);
});

test('a term in the padding leads nowhere', async () => {
  const onSource = vi.fn();
  const explanation: Explanation = {
    kind: 'conv',
    channels: [channelTerm(0, 1, 'padding')],
    bias: null,
    outcome: outcome(1),
  };
  const page = show(<Arithmetic {...common} explanation={explanation} onSource={onSource} />);
  const term = page.getByRole('button', { name: 'ch 0 +1.000' });
  await expect.element(term).toHaveAttribute('aria-disabled', 'true');
  await expect.element(term).toHaveAccessibleDescription('padding, which is zero');
  await userEvent.click(term, { force: true });
  expect(onSource).not.toHaveBeenCalled();
  expect(page.getByText('bias').elements()).toEqual([]);
});
