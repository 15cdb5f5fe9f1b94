import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { faults, show } from '../fixtures/page';
import { zh } from '../words/zh';
import { FitChoice } from './FitChoice';

test('three fits, each with what it means; arrows choose', async () => {
  const onFit = vi.fn();
  const page = show(<FitChoice fit="warp" onFit={onFit} />);
  const group = page.getByRole('group', { name: 'Fit' });
  expect(group.getByRole('radio').elements()).toHaveLength(3);
  const warp = group.getByRole('radio', { name: 'warp' });
  await expect.element(warp).toBeChecked();
  await expect.element(warp).toHaveAccessibleDescription('stretched to a square, as the authors did');
  await userEvent.tab();
  await userEvent.keyboard('{ArrowDown}');
  expect(onFit).toHaveBeenLastCalledWith('cover');
  await group.getByText('the whole picture, its sides filled up').click();
  expect(onFit).toHaveBeenLastCalledWith('contain');
  expect(await faults(page.container)).toEqual([]);
});

test('in Chinese', async () => {
  const page = show(<FitChoice fit="cover" onFit={() => {}} />, zh);
  await expect.element(page.getByRole('radio', { name: '裁剪' })).toBeChecked();
});
