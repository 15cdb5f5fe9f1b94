import { useState, type ComponentProps } from 'preact/compat';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Evidence as Found } from '../explain/evidence';
import { faults, show } from '../fixtures/page';
import { madeUpPicture } from '../gallery/madeUp';
import { zh } from '../words/zh';
import { Evidence } from './Evidence';

const classes = ['tench', 'goldfish', 'shark'].map((en, i) => ({ wordnet: `n${i}`, en, zh: `鱼${i}` }));
const agrees = { agrees: true, difference: 0, tolerance: 1e-3, over: 'numbers', half: false } as const;

function exactly(values: readonly number[], logit: number): Exclude<Found, { kind: 'unavailable' }> {
  return {
    kind: 'exact',
    maps: 'conv10',
    map: { height: 2, width: 2, data: Float32Array.from(values) },
    mean: values.reduce((a, b) => a + b) / 4,
    bias: 0,
    logit,
    verdict: agrees,
  };
}

const maps: readonly Found[] = [exactly([0, 0, 0, 8], 2), exactly([4, 0, 0, 0], 1), exactly([0, 0, 0, 0], 0)];
const of = (index: number) => ({ index, evidence: maps[index] ?? exactly([0, 0, 0, 0], 0) });
const common: ComponentProps<typeof Evidence> = {
  chosen: of(0),
  against: null,
  ends: { min: 0, max: 8 },
  order: [0, 1, 2],
  classes,
  palette: 'greys',
  picture: madeUpPicture,
  receptive: null,
  onClass: () => undefined,
  onAgainst: () => undefined,
  onCell: () => undefined,
  termsAt: null,
  onSource: () => undefined,
};

function Held() {
  const [index, setIndex] = useState(0);
  const [rival, setRival] = useState<number | null>(null);
  return (
    <Evidence
      {...common}
      chosen={of(index)}
      against={rival === null ? null : of(rival)}
      onClass={setIndex}
      onAgainst={setRival}
    />
  );
}

const red = (container: Element, x: number, y: number) =>
  container.querySelector<HTMLCanvasElement>('.value-grid canvas')?.getContext('2d')?.getImageData(x, y, 1, 1)
    .data[0];

test('every value is in a table; of a linear head, a picked value is the sum of channels that lead on', async () => {
  const onSource = vi.fn();
  const source = { key: 'relu9', channel: 7, row: 1, column: 1 };
  const evidence: Found = { ...exactly([0, NaN, Infinity, 8], 2), kind: 'linear', bias: 0.5 };
  const page = show(
    <Evidence
      {...common}
      chosen={{ index: 0, evidence }}
      onCell={null}
      termsAt={({ row, column }) => [{ value: 4, weight: row + column, product: 8, source }]}
      onSource={onSource}
    />,
  );
  await expect.element(page.getByText('1 NaN, 1 infinite')).toBeVisible();
  await page.getByText('The same numbers as a table').click();
  await expect.element(page.getByRole('row', { name: 'row 1, column 1 8.00000' })).toBeVisible();
  await expect.element(page.getByRole('row', { name: 'row 0, column 1 NaN' })).toBeVisible();
  page.getByRole('grid', { name: 'Evidence for tench' }).element().focus();
  await userEvent.keyboard('{End}{ArrowDown}');
  await page.getByRole('button', { name: 'ch 7 +8.000' }).click();
  expect(onSource).toHaveBeenCalledWith(source);
  expect(await faults(page.container)).toEqual([]);
});

test('the map, its mean and the logit; a class without evidence is dark on the same scale', async () => {
  const page = show(<Held />);
  const figure = page.getByRole('figure', { name: 'Evidence', exact: true });
  await expect.element(figure.getByRole('status', { name: 'Mean of the map' })).toHaveTextContent('2.00000');
  await expect.element(figure.getByRole('status', { name: 'Logit' })).toHaveTextContent('2.00000');
  await expect.element(figure.getByText('The logit is the mean of this map of conv10')).toBeVisible();
  expect(red(page.container, 1, 1)).toBe(255);
  expect(await faults(page.container)).toEqual([]);
  const choice = page.getByRole('combobox', { name: 'Evidence for' });
  await choice.fill('goldfish');
  // 4 of 8 is the middle of the scale: it was not stretched for this class.
  expect(red(page.container, 0, 0)).toBe(128);
  await choice.fill('2');
  await expect.element(figure.getByRole('status', { name: 'Mean of the map' })).toHaveTextContent('0.00000');
  expect([0, 1].map((x) => red(page.container, x, 0))).toEqual([0, 0]);
});

test('why one and not another: the second guess first, then any; both numbers are differences', async () => {
  const page = show(<Held />);
  await page.getByRole('checkbox', { name: 'Why this and not another class' }).click();
  await expect.element(page.getByRole('combobox', { name: 'and not' })).toHaveValue('goldfish');
  await expect.element(page.getByRole('status', { name: 'Mean of the map' })).toHaveTextContent('1.00000');
  await expect.element(page.getByRole('status', { name: 'Logit' })).toHaveTextContent('1.00000');
  await expect
    .element(page.getByText('Warm: the place speaks for tench. Cool: it speaks for goldfish.'))
    .toBeVisible();
  await expect.element(page.getByText('Difference of the logits', { exact: true })).toBeVisible();
  await page.getByRole('combobox', { name: 'and not' }).fill('shark');
  await expect.element(page.getByRole('grid', { name: 'tench minus shark' })).toBeVisible();
  expect(await faults(page.container)).toEqual([]);
});

test('a cell is picked by pointer and by keyboard', async () => {
  const onCell = vi.fn();
  const page = show(<Evidence {...common} onCell={onCell} />);
  const grid = page.getByRole('grid', { name: 'Evidence for tench' });
  const { width, height } = grid.element().getBoundingClientRect();
  await grid.click({ position: { x: width * 0.25, y: height * 0.75 } });
  expect(onCell).toHaveBeenLastCalledWith({ row: 1, column: 0 });
  await userEvent.keyboard('{ArrowUp}');
  expect(onCell).toHaveBeenLastCalledWith({ row: 0, column: 0 });
});

test('a network of another kind is told why not; a map that is not the logit’s is told loudly', async () => {
  const chosen = { index: 0, evidence: { kind: 'unavailable', reason: 'no-global-pooling' } } as const;
  const page = show(<Evidence {...common} chosen={chosen} />);
  await expect
    .element(
      page.getByText(
        'Not available for this network, because no global average pooling comes before its scores.',
      ),
    )
    .toBeVisible();
  const soon = { index: 0, evidence: { kind: 'unavailable', reason: 'tensors' } } as const;
  page.rerender(<Evidence {...common} chosen={soon} />);
  await expect.element(page.getByText('The evidence appears when the network has run.')).toBeVisible();
  const wrong: Found = { ...exactly([0, 0, 0, 8], 3), verdict: { ...agrees, agrees: false, difference: -1 } };
  page.rerender(<Evidence {...common} chosen={{ index: 0, evidence: wrong }} />);
  await expect.element(page.getByRole('alert')).toHaveTextContent('Disagrees with ONNX Runtime');
  const chinese = show(<Evidence {...common} />, zh);
  await expect.element(chinese.getByRole('figure', { name: '证据', exact: true })).toBeVisible();
});
