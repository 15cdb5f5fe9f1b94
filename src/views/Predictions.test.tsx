import { expect, test, vi } from 'vitest';
import { faults, show } from '../fixtures/page';
import { parseClasses } from '../words/classes';
import { zh } from '../words/zh';
import { Predictions } from './Predictions';

const classes = parseClasses(await (await fetch('/labels/imagenet.tsv')).text());
const ranked = [
  { index: 281, value: 0.432 },
  { index: 282, value: 0.25 },
  { index: 1001, value: 0 },
];
const common = { ranked, classes, onClass: () => {} };

test('names and percents, bars from zero to one, a click gives the class', async () => {
  const onClass = vi.fn();
  const page = show(<Predictions {...common} state="done" onClass={onClass} />);
  const items = page.getByRole('list', { name: 'Predictions' }).getByRole('listitem');
  expect(items.elements().map((item) => item.textContent)).toEqual([
    'tabby cat 43.2 %',
    'tiger cat (striped cat) 25.0 %',
    'class 1001 0.0 %',
  ]);
  const bars = [...page.container.querySelectorAll('.predictions-bar')];
  for (const [i, { value }] of ranked.entries()) {
    const full = bars[i]?.parentElement?.getBoundingClientRect().width ?? 0;
    expect(bars[i]?.getBoundingClientRect().width).toBeCloseTo(value * full, 0);
  }
  await page.getByRole('button', { name: 'tiger cat' }).click();
  expect(onClass).toHaveBeenCalledWith(282);
  expect(await faults(page.container)).toEqual([]);
});

test('says that it is unsure below one half, and only then', async () => {
  const page = show(<Predictions {...common} state="done" />);
  await expect
    .element(page.getByText('The network gives its first guess 43.2 %: it is not sure.'))
    .toBeVisible();
  page.rerender(<Predictions {...common} state="done" ranked={[{ index: 281, value: 0.5 }]} />);
  await expect.element(page.getByText(/not sure/)).not.toBeInTheDocument();
});

test('probabilities that are not numbers have no bars, and are said to be none', async () => {
  const broken = [0, 1].map((index) => ({ index, value: Number.NaN }));
  const page = show(<Predictions {...common} state="done" ranked={broken} />);
  await expect.element(page.getByText(/gives no class a probability/)).toBeVisible();
  const bars = [...page.container.querySelectorAll('.predictions-bar')];
  expect(bars.map((bar) => bar.getBoundingClientRect().width)).toEqual([0, 0]);
});

test('running keeps the numbers and says whose they are', async () => {
  const page = show(<Predictions {...common} state="running" />);
  await expect.element(page.getByText('Working: these are the numbers of the picture before.')).toBeVisible();
  await expect.element(page.getByText('43.2 %')).toBeVisible();
  expect(await faults(page.container)).toEqual([]);
});

test('before the first numbers there is nothing to mark', async () => {
  const page = show(<Predictions {...common} state="running" ranked={[]} />);
  await expect.element(page.getByText(/Working/)).not.toBeInTheDocument();
  page.rerender(<Predictions {...common} state="empty" ranked={[]} />);
  await expect.element(page.getByText('No picture yet.')).toBeVisible();
  expect(await faults(page.container)).toEqual([]);
});

test.each([
  ['recorded', 'Recorded earlier with the same picture and the starter weights.'],
  ['failed', 'No numbers: the network did not finish.'],
  ['done', 'This network does not end in scores of classes: it predicts none. Its maps are all here.'],
] as const)('%s is said', async (state, sentence) => {
  const page = show(<Predictions {...common} ranked={state === 'recorded' ? ranked : []} state={state} />);
  await expect.element(page.getByText(sentence)).toBeVisible();
});

test('names the model where there are several, in either language', async () => {
  const page = show(<Predictions {...common} state="done" model="1.0" />, zh);
  const list = page.getByRole('list', { name: '1.0 的预测' });
  await expect.element(list.getByRole('listitem').first()).toHaveTextContent(/^虎斑猫 43.2 %$/);
});
