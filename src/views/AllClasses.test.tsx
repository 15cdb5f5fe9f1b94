import { expect, test, vi } from 'vitest';
import { faults, show } from '../fixtures/page';
import { parseClasses } from '../words/classes';
import { zh } from '../words/zh';
import { AllClasses } from './AllClasses';

const classes = parseClasses(await (await fetch('/labels/imagenet.tsv')).text());
// Class i has a logit of -(i + 1) / 100 but the tabby cat, which comes first.
const logits = Float32Array.from(classes, (_, i) => (i === 281 ? 12.345 : -(i + 1) / 100));
const probabilities = Float32Array.from(classes, (_, i) => (i === 281 ? 0.75 : 0.01 / (i + 1) ** 3));
const common = { classes, logits, probabilities, onClass: () => {} };

test('closed it has no rows; open, the most probable come first and the rest on demand', async () => {
  const page = show(<AllClasses {...common} />);
  expect(page.container.querySelector('table')).toBeNull();
  await page.getByText('Search all 1000 classes').click();
  const table = page.getByRole('table', { name: 'All 1000 classes, most probable first' });
  await expect.element(table).toBeVisible();
  const rows = () =>
    table
      .getByRole('row')
      .elements()
      .map((row) => [...row.children].map((cell) => cell.textContent));
  expect(rows().slice(0, 3)).toEqual([
    ['Index', 'Class', 'Probability', 'Logit'],
    ['281', 'tabby cat', '75.0 %', '12.35'],
    ['0', 'tench', '1.0 %', '−0.01'],
  ]);
  expect(rows()).toHaveLength(51);
  expect(await faults(page.container)).toEqual([]);
  await page.getByRole('button', { name: 'Show 950 more' }).click();
  expect(rows()).toHaveLength(1001);
  // No probability above zero is shown as zero.
  expect(rows().at(-1)).toEqual(['999', 'toilet paper', '1.0e−9 %', '−10.00']);
});

test('searches both languages and indices, says how many match, and gives the class', async () => {
  const onClass = vi.fn();
  const page = show(<AllClasses {...common} onClass={onClass} />);
  await page.getByText('Search all 1000 classes').click();
  const search = page.getByRole('searchbox', { name: 'Search classes' });
  for (const query of ['tabby', '虎斑猫', '281']) {
    await search.fill(query);
    await expect.element(page.getByRole('table', { name: '1 of 1000 classes match' })).toBeVisible();
    await expect.element(page.getByRole('row').nth(1)).toHaveTextContent('tabby cat');
  }
  await page.getByRole('button', { name: 'tabby cat' }).click();
  expect(onClass).toHaveBeenCalledWith(281);
  await search.fill('no such class');
  await expect.element(page.getByRole('table', { name: '0 of 1000 classes match' })).toBeVisible();
});

test('in Chinese', async () => {
  const page = show(<AllClasses {...common} />, zh);
  await page.getByText('搜索全部 1000 个类别').click();
  await expect.element(page.getByRole('row').nth(1)).toHaveTextContent('虎斑猫');
});
