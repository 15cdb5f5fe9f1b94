import { expect, test, vi } from 'vitest';
import { faults, show } from '../fixtures/page';
import { StatusLine } from './StatusLine';

test('says what was last done', async () => {
  const page = show(<StatusLine text="31 ms · WASM, 2 threads" />);
  await expect
    .element(page.getByRole('status', { name: 'Status' }))
    .toHaveTextContent('31 ms · WASM, 2 threads');
  await expect.element(page.getByRole('progressbar')).not.toBeInTheDocument();
  expect(await faults(page.container)).toEqual([]);
});

test('shows how far it is, and cancels', async () => {
  const onCancel = vi.fn();
  const page = show(<StatusLine text="Loading the weights" progress={{ share: 0.4, onCancel }} />);
  await expect
    .element(page.getByRole('progressbar', { name: 'Loading the weights' }))
    .toHaveAttribute('value', '0.4');
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(onCancel).toHaveBeenCalledOnce();
  expect(await faults(page.container)).toEqual([]);
});

test('an unknown share is no share', async () => {
  const page = show(<StatusLine text="Starting" progress={{ share: null, onCancel: () => {} }} />);
  await expect.element(page.getByRole('progressbar')).not.toHaveAttribute('value');
});
