import { useState, type ComponentProps } from 'preact/compat';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { ChannelTerm, Explanation, Outcome, Site, Source } from '../explain/explanation';
import { faults, show } from '../fixtures/page';
import { madeUpLayer } from '../gallery/madeUp';
import type { Layer } from '../network/types';
import { zh } from '../words/zh';
import { Arithmetic } from './Arithmetic';

const site = (key: string, channel: number, row = 2, column = 3): Site => ({ key, channel, row, column });
const outcome = (before: number, value = before, sumOfAbs = 100): Outcome => ({ before, value, sumOfAbs });
const layer = madeUpLayer('fire5/expand3x3', { role: 'expand3x3', shape: [4, 8, 8] });

/** A channel whose nine products add up to `contribution`, all of it in the middle. */
function channelTerm(channel: number, contribution: number, source: Source): ChannelTerm {
  const products = Array.from({ length: 9 }, (_, i) => ({
    value: i === 4 ? 2 : 0,
    weight: i === 4 ? contribution / 2 : 1,
    product: i === 4 ? contribution : 0,
    source: i === 0 ? ('padding' as const) : site('below', channel, 1 + Math.floor(i / 3), 2 + (i % 3)),
  }));
  return { channel, contribution, products, source };
}

function convolution(contributions: readonly number[], bias = 0.5): Explanation {
  const sum = contributions.reduce((a, b) => a + b, bias);
  return {
    kind: 'conv',
    channels: contributions.map((value, channel) => channelTerm(channel, value, site('below', channel))),
    bias,
    outcome: outcome(sum, Math.max(0, sum)),
  };
}

function textsOf(elements: readonly Element[]): string[] {
  return elements.map(({ textContent }) => textContent.trim().replaceAll(/\s+/g, ' '));
}

const eight = convolution([40, -30, 20, -10, 5, 4, 3, -2]);
const common: ComponentProps<typeof Arithmetic> = {
  layer,
  explanation: eight,
  runtime: { value: 30.5, before: false },
  trail: [site(layer.key, 1)],
  kind: 'sequential',
  palette: 'inferno',
  nameOfClass: (index) => ['tench', 'goldfish', 'shark'][index] ?? '',
  onSource: () => undefined,
  onBack: () => undefined,
};

test('a convolution: largest terms first, the rest in one line, bias, sum, ReLU, and the two values', async () => {
  const page = show(<Arithmetic {...common} />);
  const region = page.getByRole('region', { name: 'Arithmetic', exact: true });
  const terms = region.getByRole('list', { name: 'Terms' }).getByRole('button');
  expect(textsOf(terms.elements())).toEqual([
    'ch 0 +40.00',
    'ch 1 −30.00',
    'ch 2 +20.00',
    'ch 3 −10.00',
    'ch 4 +5.000',
    'ch 5 +4.000',
  ]);
  await expect
    .element(region.getByRole('button', { name: '2 smaller channels' }))
    .toHaveTextContent('+1.000');
  await expect.element(region.getByText('bias').element().parentElement).toHaveTextContent('bias+0.5000');
  await expect
    .element(region.getByText('sum', { exact: true }).element().parentElement)
    .toHaveTextContent('sum30.5000');
  await expect.element(page.getByRole('status', { name: 'Recomputed' })).toHaveTextContent('30.5000');
  await expect.element(page.getByRole('status', { name: 'Runtime' })).toHaveTextContent('30.5000');
  await expect
    .element(region.getByText('Agrees with ONNX Runtime: difference 0, tolerance 0.0010.'))
    .toBeVisible();
  expect(page.getByRole('alert').elements()).toEqual([]);
  expect(await faults(page.container)).toEqual([]);
});

test('a ReLU that cuts the sum off is said; before ReLU the sums are compared', async () => {
  const below = convolution([-40, 10], 0);
  const page = show(<Arithmetic {...common} explanation={below} runtime={{ value: 0, before: false }} />);
  await expect.element(page.getByRole('status', { name: 'Recomputed' })).toHaveTextContent('0.00000');
  await expect.element(page.getByText('ReLU: below zero, becomes 0')).toBeVisible();
  page.rerender(<Arithmetic {...common} explanation={below} runtime={{ value: -30, before: true }} />);
  await expect.element(page.getByRole('status', { name: 'Recomputed' })).toHaveTextContent('-30.0000');
  await expect.element(page.getByText('Agrees with ONNX Runtime')).toBeVisible();
});

test('disagreement is an alert in words; what is not a number is said', async () => {
  const page = show(<Arithmetic {...common} runtime={{ value: 31, before: false }} />);
  const alert = page.getByRole('alert');
  await expect.element(alert).toHaveTextContent('Disagrees with ONNX Runtime');
  await expect.element(alert).toHaveTextContent('Difference −0.5000, tolerance 0.0010.');
  expect(await faults(page.container)).toEqual([]);
  page.rerender(<Arithmetic {...common} runtime={{ value: Number.NaN, before: false }} />);
  await expect.element(page.getByRole('status', { name: 'Runtime' })).toHaveTextContent('NaN');
  await expect.element(alert).toHaveTextContent('Only one of the two is a number.');
  const broken = convolution([Number.NaN, 1]);
  page.rerender(
    <Arithmetic {...common} explanation={broken} runtime={{ value: Number.NaN, before: false }} />,
  );
  await expect.element(page.getByText('Both are NaN, not a number')).toBeVisible();
  expect(page.getByRole('button', { name: 'ch 0 NaN' }).elements()).toHaveLength(1);
});

test('512 terms open as one canvas and a few lines; the keyboard reaches the last', async () => {
  const many = convolution(Array.from({ length: 512 }, (_, i) => 512 - i));
  const page = show(<Arithmetic {...common} explanation={many} />);
  await page.getByRole('button', { name: '506 smaller channels' }).click();
  const list = page.getByRole('list', { name: 'Terms' });
  expect(list.getByRole('button').elements().length).toBeLessThan(30);
  expect(page.container.querySelectorAll('canvas')).toHaveLength(1);
  await userEvent.tab({ shift: true });
  await expect.element(page.getByRole('button', { name: /^ch 0 / })).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{End}');
  await expect.element(page.getByRole('button', { name: 'ch 511 +1.000' })).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(page.getByRole('button', { name: 'ch 510 +2.000' })).toHaveFocus();
  await page.getByRole('button', { name: 'show only the largest' }).click();
  expect(list.getByRole('button').elements()).toHaveLength(6);
  expect(await faults(page.container)).toEqual([]);
});

test('patch and kernel have the colours of their values; padding has none', async () => {
  const page = show(<Arithmetic {...common} palette="greys" />);
  const context = page.container.querySelector('canvas')?.getContext('2d');
  const pixel = (x: number, y: number) => [...(context?.getImageData(x, y, 1, 1).data ?? [])];
  // Of a line of 3 + 1 + 3 pixels: the first tap is padding, the middle one the largest value of all, white.
  expect(pixel(0, 0)).toEqual([0, 0, 0, 0]);
  expect(pixel(1, 1)).toEqual([255, 255, 255, 255]);
  expect(pixel(1, 0)).toEqual([0, 0, 0, 255]);
  // The kernel's middle is its largest weight, 20 of 20; in the next line it is -15.
  expect(pixel(5, 1)).not.toEqual(pixel(5, 5));
  expect(pixel(3, 1)).toEqual([0, 0, 0, 0]);
});

test('a term leads one layer down, the path leads back', async () => {
  const onBack = vi.fn();
  function Held() {
    const [trail, setTrail] = useState([site('prob', 1, 0, 0), site(layer.key, 1)]);
    return (
      <Arithmetic {...common} trail={trail} onSource={(to) => setTrail([...trail, to])} onBack={onBack} />
    );
  }
  const page = show(<Held />);
  await page.getByRole('button', { name: /^ch 1 / }).click();
  const path = page.getByRole('navigation', { name: 'Path of the value' });
  await expect.element(path.getByText('below')).toHaveAttribute('aria-current', 'step');
  await path.getByRole('button', { name: 'prob, channel 1, row 0, column 0' }).click();
  expect(onBack).toHaveBeenCalledWith(site('prob', 1, 0, 0));
  expect(await faults(page.container)).toEqual([]);
});

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

test('a term in the padding leads nowhere', async () => {
  const onSource = vi.fn();
  const explanation: Explanation = {
    kind: 'conv',
    channels: [channelTerm(0, 1, 'padding')],
    bias: null,
    outcome: outcome(1),
  };
  const page = show(<Arithmetic {...common} explanation={explanation} onSource={onSource} />);
  const term = page.getByRole('button', { name: 'ch 0 +1.000' });
  await expect.element(term).toHaveAttribute('aria-disabled', 'true');
  await expect.element(term).toHaveAccessibleDescription('padding, which is zero');
  await userEvent.click(term, { force: true });
  expect(onSource).not.toHaveBeenCalled();
  expect(page.getByText('bias').elements()).toEqual([]);
});

const term = (value: number, row = 0, column = 0) => ({ value, source: site('below', 5, row, column) });
const pool = (op: Layer['op']): Layer => ({ ...layer, op, preTensor: null });
const window = {
  kernel: [2, 2],
  strides: [2, 2],
  dilations: [1, 1],
  pads: [0, 0, 0, 0],
  ceil: true,
} as const;

test.each<{ title: string; layer: Layer; explanation: Explanation; terms: string[]; lines: string[] }>([
  {
    title: 'max pooling marks the winner',
    layer: pool({ kind: 'maxpool', window }),
    explanation: {
      kind: 'maxpool',
      terms: [term(1), term(7, 0, 1), { value: 0, source: 'beyond' }, term(3, 1, 1)],
      winners: [1],
      outcome: outcome(7),
    },
    terms: ['row 0, col 1 winner 7.000', 'row 1, col 1 3.000', 'row 0, col 0 1.000', 'beyond the padding'],
    lines: ['the largest of them7.00000'],
  },
  {
    title: 'an average tells sum and count',
    layer: pool({ kind: 'globalpool' }),
    explanation: {
      kind: 'average',
      terms: [term(1), term(5, 0, 1)],
      sum: 6,
      count: 2,
      outcome: outcome(3),
    },
    terms: ['row 0, col 1 +5.000', 'row 0, col 0 +1.000'],
    lines: ['sum6.00000', 'divided by 23.00000'],
  },
  {
    title: 'a concatenation tells where from',
    layer: pool({ kind: 'concat' }),
    explanation: { kind: 'concat', input: 0, term: term(4), outcome: outcome(4) },
    terms: ['below 4.000'],
    lines: ['Channel 1 is channel 5 of below, taken over unchanged.'],
  },
  {
    title: 'softmax tells exp and sum',
    layer: pool({ kind: 'softmax' }),
    explanation: {
      kind: 'softmax',
      own: { value: 1, power: 0.5, source: site('logits', 1, 0, 0) },
      classes: [
        { value: 2, power: 1, source: site('logits', 2, 0, 0) },
        { value: 1, power: 0.5, source: site('logits', 1, 0, 0) },
      ],
      largest: 2,
      sum: 1.5,
      outcome: outcome(1 / 3),
    },
    terms: ['shark 1.000', 'goldfish this class 0.5000'],
    lines: ['exp(1.000 − 2.000) of this class0.500000', 'sum of all 21.50000', 'divided by the sum0.333333'],
  },
  {
    title: 'the input is the pixel minus the mean',
    layer: pool({ kind: 'input' }),
    explanation: {
      kind: 'input',
      colour: 'B',
      x: 12,
      y: 10,
      byte: 200,
      scale: 1,
      mean: 104,
      std: 1,
      outcome: outcome(96),
    },
    terms: [],
    lines: ['blue of the pixel in column 12, row 10200', 'minus the mean−104.0', 'no layer lies below'],
  },
])('$title', async ({ layer, explanation, terms, lines }) => {
  const page = show(<Arithmetic {...common} layer={layer} explanation={explanation} runtime={null} />);
  const labels = textsOf(page.getByRole('list', { name: 'Terms' }).getByRole('button').elements());
  expect(labels).toHaveLength(terms.length);
  terms.forEach((begin, i) => expect(labels[i]).toMatch(new RegExp(`^${begin.replaceAll(/[+.]/g, '\\$&')}`)));
  for (const line of lines) expect(page.container.textContent).toContain(line);
  await expect.element(page.getByText('nothing to compare with')).toBeVisible();
  expect(await faults(page.container)).toEqual([]);
});

test('what cannot be told is told as that, in Chinese too', async () => {
  const explanation: Explanation = { kind: 'unavailable', reason: 'weights' };
  const page = show(<Arithmetic {...common} explanation={explanation} />);
  await expect.element(page.getByText('The weights of this layer are not there yet.')).toBeVisible();
  const chinese = show(<Arithmetic {...common} />, zh);
  await expect
    .element(chinese.getByRole('status', { name: zh.explain.recomputed }))
    .toHaveTextContent('30.5000');
});
