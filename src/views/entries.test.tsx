import { expect, test } from 'vitest';
import type { Explanation } from '../explain/explanation';
import { common, layer, outcome, site, textsOf } from '../fixtures/arithmetic';
import { faults, show } from '../fixtures/page';
import type { Layer } from '../network/types';
import { Arithmetic } from './Arithmetic';

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
