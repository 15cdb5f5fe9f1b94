import { openLive } from './page';
import { expect, test } from './support';

test('a database that never answers: the comparison goes on, and says that nothing is kept', async ({
  page,
}) => {
  await page.addInitScript(() => {
    // A request that stays open, as where another tab blocks the database.
    IDBFactory.prototype.open = () =>
      Object.create(IDBOpenDBRequest.prototype, { addEventListener: { value() {} } });
  });
  await openLive(page, '?view=compare&model=1.0,1.1');
  const pictures = page.getByRole('region', { name: 'Over many pictures' });
  await pictures.getByRole('button', { name: 'Take the samples' }).click();
  await expect(pictures.getByText('This browser keeps nothing here')).toBeVisible();
  await expect(
    pictures.getByRole('table', { name: 'Agreement' }).getByRole('row', { name: /^Pictures compared/ }),
  ).toContainText('13');
});

test('a dictionary that does not come: said, the page stays as it is, and it can be tried again', async ({
  page,
  faults,
}) => {
  await openLive(page);
  await page.route('**/assets/zh-*.js', (route) => route.abort());
  await page.getByRole('combobox', { name: 'Language' }).selectOption('zh');
  const alert = page.getByRole('alert').filter({ hasText: '中文 could not be loaded' });
  await expect(alert).toBeVisible();
  await expect(page.getByRole('list', { name: 'Predictions' })).toBeVisible();
  await page.unroute('**/assets/zh-*.js');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('list', { name: '预测' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  faults.splice(0);
});

test('words of one page that do not come: that page says so, and has them when it is tried again', async ({
  page,
  faults,
}) => {
  await page.route('**/assets/compare.zh-*.js', (route) => route.abort());
  await openLive(page, '?lang=zh&view=compare&model=1.0,1.1');
  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert).toBeVisible();
  await alert.getByRole('button', { name: '重试' }).click();
  await expect(alert).toBeVisible();
  await page.unroute('**/assets/compare.zh-*.js');
  await alert.getByRole('button', { name: '重试' }).click();
  await expect(page.getByRole('region', { name: '在许多图片上' })).toBeVisible();
  await expect(alert).toHaveCount(0);
  faults.splice(0);
});

test('what measures does not come: said, and the next press has it', async ({ page, faults }) => {
  await openLive(page, '?view=cost');
  await page.route('**/assets/measure-*.js', (route) => route.abort());
  const measure = page.getByRole('button', { name: 'Measure time per layer' });
  await measure.click();
  const alert = page.getByRole('alert').filter({ hasText: 'measure.js could not be loaded' });
  await expect(alert).toBeVisible();
  await page.unroute('**/assets/measure-*.js');
  await measure.click();
  await expect(page.getByRole('progressbar').first()).toBeVisible();
  faults.splice(0);
});

test('what the policy refuses in the worker is a fault of the page', async ({ page, faults }) => {
  await openLive(page);
  const [worker] = page.workers();
  const refused = await worker?.evaluate(() =>
    fetch('https://elsewhere.invalid/').then(
      () => false,
      () => true,
    ),
  );
  expect(refused).toBe(true);
  await expect.poll(() => faults.join()).toMatch(/Content Security Policy/);
  faults.splice(0);
});
