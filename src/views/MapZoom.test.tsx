import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { figure, MapPage, room } from '../fixtures/mapPage';
import { show } from '../fixtures/page';

test('zooms with its buttons and with Ctrl and the wheel, keeps the selected layer in sight, and has a minimap then', async () => {
  const page = show(<MapPage first="fire7/concat" />);
  const inSight = () => {
    const box = page.container
      .querySelector('[aria-selected=true] .network-map-box')!
      .getBoundingClientRect();
    const view = room(page).getBoundingClientRect();
    return box.left >= view.left && box.right <= view.right;
  };
  const zoomIn = page.getByRole('button', { name: 'Zoom in' });
  await expect.element(page.getByRole('button', { name: 'Zoom out' })).toBeDisabled();
  await userEvent.click(zoomIn);
  await userEvent.click(zoomIn);
  await userEvent.click(zoomIn);
  await expect.element(page.getByRole('group', { name: 'Zoom of the map' })).toHaveTextContent('3×');
  const bar = page.getByRole('scrollbar', { name: 'Part of the map in sight' });
  await expect.element(bar).toBeVisible();
  expect(room(page).scrollWidth).toBeGreaterThan(1600);
  await expect.poll(inSight).toBe(true);

  bar.element().focus();
  await userEvent.keyboard('{End}');
  await expect
    .poll(() => Math.round(room(page).scrollLeft + room(page).clientWidth))
    .toBe(room(page).scrollWidth);
  await expect.element(bar).toHaveAttribute('aria-valuenow', '100');
  await userEvent.keyboard('{Home}');
  await expect.poll(() => room(page).scrollLeft).toBe(0);
  await userEvent.click(page.container.querySelector('.minimap')!, { position: { x: 500, y: 14 } });
  await expect.poll(() => room(page).scrollLeft).toBeGreaterThan(800);

  const turn = (deltaY: number, ctrlKey: boolean) => {
    const event = new WheelEvent('wheel', { deltaY, ctrlKey, cancelable: true, bubbles: true });
    room(page).dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(turn(100, false)).toBe(false);
  expect(turn(100, true)).toBe(true);
  await expect.element(page.getByRole('group', { name: 'Zoom of the map' })).toHaveTextContent('2×');
});

test('two fingers zoom the map, one moves the page', async () => {
  const page = show(<MapPage first="conv1" />);
  await expect.element(figure(page)).toBeVisible();
  const touch = (type: string, ...xs: number[]) => {
    const target = room(page);
    const touches = xs.map((clientX, identifier) => new Touch({ target, identifier, clientX, clientY: 50 }));
    const event = new TouchEvent(type, { touches, cancelable: true, bubbles: true });
    target.dispatchEvent(event);
    return event.defaultPrevented;
  };
  const zoom = page.getByRole('group', { name: 'Zoom of the map' });
  touch('touchstart', 100);
  expect(touch('touchmove', 160)).toBe(false);
  await expect.element(zoom).toHaveTextContent('1×');
  touch('touchstart', 100, 200);
  expect(touch('touchmove', 80, 240)).toBe(true);
  await expect.element(zoom).toHaveTextContent('1.5×');
  touch('touchmove', 120, 200);
  await expect.element(zoom).toHaveTextContent('1×');
});
