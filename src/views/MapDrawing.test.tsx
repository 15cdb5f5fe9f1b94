import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { figure, layers, MapPage, room } from '../fixtures/mapPage';
import { show } from '../fixtures/page';
import { readNetwork } from '../network/network';
import { Sketch, square } from '../network/sketch';

test('a click selects: a waist, a half, the end of a module, its label, a layer without maps', async () => {
  const onSelect = vi.fn();
  const page = show(<MapPage width={1000} onSelect={onSelect} />);
  for (const key of ['fire5/squeeze1x1', 'fire5/expand1x1', 'fire5/expand3x3', 'pool10', 'input', 'conv10']) {
    const option = page.container.querySelector(`[role=option][aria-label^="${key},"] .network-map-hit`)!;
    await userEvent.click(option);
    expect(onSelect).toHaveBeenLastCalledWith(key);
    await expect
      .element(layers(page).getByRole('option', { selected: true }))
      .toHaveAccessibleName(new RegExp(`^${key},`));
  }
  await userEvent.click(page.getByText('fire6', { exact: true }));
  expect(onSelect).toHaveBeenLastCalledWith('fire6/concat');
});

test('the arrow keys move along the layers, one stop for the tab key', async () => {
  const page = show(<MapPage first="pool1" />);
  await expect.element(figure(page)).toBeVisible();
  expect(page.container.querySelectorAll('[role=option][tabindex="0"]')).toHaveLength(1);
  page.container.querySelector<SVGElement>('[role=option][tabindex="0"]')?.focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(page.getByRole('option', { name: /^fire2\/squeeze1x1/ })).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
  await expect.element(page.getByRole('option', { name: /^fire2\/concat/ })).toHaveFocus();
  await userEvent.keyboard('{End}');
  await expect
    .element(layers(page).getByRole('option', { selected: true }))
    .toHaveAccessibleName('prob, 1000');
  await userEvent.keyboard('{Home}');
  await expect
    .element(layers(page).getByRole('option', { selected: true }))
    .toHaveAccessibleName('input, 3 × 227 × 227');
});

test('a module opens by its button, by Enter and by a double click, and closes again', async () => {
  const page = show(<MapPage first="fire5/expand1x1" />);
  const heightOf = () => {
    const box = page.container.querySelector('[aria-label^="fire5/expand1x1,"] .network-map-box');
    return Number(box?.getAttribute('height'));
  };
  await expect.element(figure(page)).toBeVisible();
  const closed = heightOf();
  await userEvent.click(page.getByRole('button', { name: 'Open fire5' }));
  await expect.element(page.getByRole('button', { name: 'Close fire5' })).toBeVisible();
  // The half of a module becomes a box of its own, and larger.
  expect(heightOf()).toBeGreaterThan(3 * closed);
  await expect.element(page.getByText(/fire5 is drawn 4 times wider and \d\.\d times taller/)).toBeVisible();
  for (const text of ['squeeze', '1×1', '3×3', 'concat'])
    expect(page.container.querySelector('.network-map-drawing')?.textContent).toContain(text);
  await userEvent.click(page.getByRole('button', { name: 'Close fire5' }));
  await expect.poll(heightOf).toBe(closed);
  page.container.querySelector<SVGElement>('[role=option][tabindex="0"]')?.focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name: 'Close fire5' })).toBeVisible();
  await userEvent.dblClick(
    page.container.querySelector('[aria-label^="fire8/expand3x3,"] .network-map-hit')!,
  );
  await expect.element(page.getByRole('button', { name: 'Close fire8' })).toBeVisible();
});

test('of 2,000 layers only those in sight are there, and where the keys lead; the table has all', async () => {
  const net = new Sketch(16);
  let tensor = 'x';
  for (let i = 0; i < 2000; i++) tensor = net.conv(tensor, [i ? 4 : 3, 4], square(1));
  const page = show(<MapPage of={readNetwork(net.to(tensor))} maps={() => undefined} width={800} />);
  const options = () => page.container.querySelectorAll('[role=option]');
  await expect.element(page.getByRole('option', { name: /^conv1,/ })).toBeInTheDocument();
  expect(options().length).toBeLessThan(600);
  expect(page.container.querySelectorAll('.network-map-link').length).toBeLessThan(600);
  expect(options()[1]?.getAttribute('aria-setsize')).toBe('2001');

  page.container.querySelector<SVGElement>('[role=option][tabindex="0"]')?.focus();
  await userEvent.keyboard('{End}');
  const last = page.getByRole('option', { name: /^conv2000,/ });
  await expect.element(last).toHaveFocus();
  await expect.element(last).toHaveAttribute('aria-posinset', '2001');
  await expect
    .poll(() => last.element().getBoundingClientRect().right)
    .toBeLessThanOrEqual(room(page).getBoundingClientRect().right);
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
  await expect.element(page.getByRole('option', { name: /^conv1998,/ })).toHaveFocus();
  expect(page.getByRole('option', { name: /^conv1000,/ }).elements()).toEqual([]);
  room(page).scrollTo({ left: room(page).scrollWidth / 2 });
  await expect.element(page.getByRole('option', { name: /^conv1000,/ })).toBeInTheDocument();
  expect(options().length).toBeLessThan(600);

  await userEvent.click(page.getByText('The same numbers as a table'));
  expect(page.container.querySelectorAll('tbody tr')).toHaveLength(2001);
});
