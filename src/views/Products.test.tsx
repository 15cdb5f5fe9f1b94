import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { common, site } from '../fixtures/arithmetic';
import { faults, show } from '../fixtures/page';
import { Arithmetic } from './Arithmetic';

test('every product of a channel leads to its own value one layer down, by click and by keyboard', async () => {
  const onSource = vi.fn();
  const page = show(<Arithmetic {...common} onSource={onSource} />);
  await page.getByText('One channel, number by number').click();
  await page.getByRole('combobox', { name: 'Input channel' }).selectOptions('ch 1: −30.00');
  const cells = page.getByRole('table', { name: 'Weight × value, input channel 1' }).getByRole('button');
  expect(cells.elements()).toHaveLength(9);
  await cells.nth(4).click();
  expect(onSource).toHaveBeenLastCalledWith(site('below', 1, 2, 3));
  await expect.element(cells.nth(4)).toHaveAccessibleName('−15.0 × 2.00 = −30.0');
  await expect.element(cells.nth(4)).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{ArrowRight}{Enter}');
  expect(onSource).toHaveBeenLastCalledWith(site('below', 1, 3, 4));
  // The first is padding.
  await userEvent.click(cells.first(), { force: true });
  expect(onSource).toHaveBeenCalledTimes(2);
  await expect.element(page.getByText('added up: −30.00')).toBeVisible();
  expect(await faults(page.container)).toEqual([]);
});
