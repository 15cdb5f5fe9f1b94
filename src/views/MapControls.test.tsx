import { expect, test, vi } from 'vitest';
import { faults, show } from '../fixtures/page';
import { madeUpLayer } from '../gallery/madeUp';
import { zh } from '../words/zh';
import { MapControls } from './MapControls';

const conv = madeUpLayer('conv1', { role: 'conv', shape: [8, 30, 30] });
const pool = madeUpLayer('pool1', { role: 'pool', shape: [8, 15, 15] });
const common = { sort: 'index', scale: 'layer', palette: 'inferno', pre: false } as const;

test('every choice has a name and tells what changed alone', async () => {
  const onChange = vi.fn();
  const page = show(<MapControls {...common} layer={conv} onChange={onChange} />);
  await page.getByRole('combobox', { name: 'Sort' }).selectOptions('strongest mean');
  expect(onChange).toHaveBeenLastCalledWith({ sort: 'mean' });
  await page.getByRole('combobox', { name: 'Scale' }).selectOptions('per channel');
  expect(onChange).toHaveBeenLastCalledWith({ scale: 'channel' });
  await page.getByRole('combobox', { name: 'Palette' }).selectOptions('cividis');
  expect(onChange).toHaveBeenLastCalledWith({ palette: 'cividis' });
  await page.getByRole('checkbox', { name: 'Before ReLU' }).click();
  expect(onChange).toHaveBeenLastCalledWith({ pre: true });
  expect(page.getByRole('combobox', { name: 'Palette' }).getByRole('option').elements()).toHaveLength(4);
  expect(await faults(page.container)).toEqual([]);
});

test('a layer without ReLU says why the switch is off', async () => {
  const page = show(<MapControls {...common} pre layer={pool} onChange={() => {}} />);
  const box = page.getByRole('checkbox', { name: 'Before ReLU' });
  await expect.element(box).toBeDisabled();
  await expect.element(box).not.toBeChecked();
  await expect.element(box).toHaveAccessibleDescription('This layer has no ReLU of its own.');
  expect(await faults(page.container)).toEqual([]);
});

test('speaks Chinese', async () => {
  const page = show(<MapControls {...common} layer={conv} onChange={() => {}} />, zh);
  await expect.element(page.getByRole('combobox', { name: '排序' })).toHaveDisplayValue('按编号');
});
