import { useState } from 'preact/compat';
import { expect, test, vi } from 'vitest';
import type { Explanation } from '../explain/explanation';
import { common, convolution, layer, site, textsOf } from '../fixtures/arithmetic';
import { faults, show } from '../fixtures/page';
import { zh } from '../words/zh';
import { Arithmetic } from './Arithmetic';

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

test('what cannot be told is told as that, in Chinese too', async () => {
  const explanation: Explanation = { kind: 'unavailable', reason: 'weights' };
  const page = show(<Arithmetic {...common} explanation={explanation} />);
  await expect.element(page.getByText('The weights of this layer are not there yet.')).toBeVisible();
  const chinese = show(<Arithmetic {...common} />, zh);
  await expect
    .element(chinese.getByRole('status', { name: zh.explain.recomputed }))
    .toHaveTextContent('30.5000');
});
