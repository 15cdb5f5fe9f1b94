import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { faults, show } from '../fixtures/page';
import { parseSamples } from '../words/samples';
import { zh } from '../words/zh';
import { SampleGallery } from './SampleGallery';

const samples = parseSamples(await (await fetch('/samples/manifest.json')).json());
const folder = '/samples/';

test('every sample is a picture with its title and what it shows; the chosen one is marked', async () => {
  const page = show(
    <SampleGallery samples={samples} folder={folder} chosen="lemon.jpg" onSample={() => {}} />,
  );
  const group = page.getByRole('group', { name: 'Samples' });
  expect(group.getByRole('button').elements()).toHaveLength(13);
  const lemons = group.getByRole('button', { name: 'Lemons' });
  await expect.element(lemons).toHaveAttribute('aria-pressed', 'true');
  await expect.element(lemons).toHaveAccessibleDescription(/^Whole lemons and one cut lemon/);
  await expect
    .element(group.getByRole('button', { name: 'Oranges' }))
    .toHaveAttribute('aria-pressed', 'false');
  for (const button of group.getByRole('button').elements()) {
    const { width, height } = button.getBoundingClientRect();
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  }
  expect(await faults(page.container)).toEqual([]);
});

test('one tab stop, at the chosen one; arrows, Home and End move; Enter and a click choose', async () => {
  const onSample = vi.fn();
  const page = show(
    <SampleGallery samples={samples} folder={folder} chosen="lemon.jpg" onSample={onSample} />,
  );
  const named = (name: string) => page.getByRole('button', { name });
  await userEvent.tab();
  await expect.element(named('Lemons')).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(named('Strawberries')).toHaveFocus();
  await userEvent.keyboard('{Home}');
  await expect.element(named('Oranges')).toHaveFocus();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(named('Basketball')).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(named('Oranges')).toHaveFocus();
  await userEvent.keyboard('{End}');
  await expect.element(named('Basketball')).toHaveFocus();
  expect(onSample).not.toHaveBeenCalled();
  await userEvent.keyboard('{Enter}');
  expect(onSample).toHaveBeenLastCalledWith(samples.find(({ file }) => file === 'basketball.jpg'));
  await userEvent.tab();
  expect(document.activeElement?.closest('fieldset') ?? null).toBeNull();
  await named('Candle').click();
  expect(onSample).toHaveBeenLastCalledWith(samples.find(({ file }) => file === 'candle.jpg'));
});

test('in Chinese', async () => {
  const page = show(
    <SampleGallery samples={samples} folder={folder} chosen={null} onSample={() => {}} />,
    zh,
  );
  const group = page.getByRole('group', { name: '示例图片' });
  await expect.element(group.getByRole('button', { name: '热气球' })).toHaveAccessibleDescription(/热气球/);
});
