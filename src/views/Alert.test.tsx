import { expect, test, vi } from 'vitest';
import { faults, show } from '../fixtures/page';
import { en } from '../words/en';
import { zh } from '../words/zh';
import { Alert } from './Alert';

test('says what happened and what to do, and goes away', async () => {
  const onDismiss = vi.fn();
  const page = show(<Alert {...en.picture.problems.heic} onDismiss={onDismiss} />);
  await expect.element(page.getByRole('alert')).toHaveTextContent(/HEIC.*JPEG/);
  await expect.element(page.getByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  expect(onDismiss).toHaveBeenCalledOnce();
  expect(await faults(page.container)).toEqual([]);
});

test('tries again where that may help', async () => {
  const onRetry = vi.fn();
  const page = show(<Alert {...zh.picture.problems.empty} onDismiss={() => {}} onRetry={onRetry} />, zh);
  await page.getByRole('button', { name: '重试' }).click();
  expect(onRetry).toHaveBeenCalledOnce();
});

test('both languages have words for every problem', () => {
  for (const { picture } of [en, zh])
    for (const { message, advice } of Object.values(picture.problems)) {
      expect(message).toMatch(/[.。]$/);
      expect(advice).toMatch(/[.。]$/);
    }
});
