import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { fireStageOf } from '../draw/fire';
import { released } from '../fixtures/networks';
import { faults, show } from '../fixtures/page';
import type { Tensor } from '../tensor/tensor';
import { zh } from '../words/zh';
import { FireDiagram } from './FireDiagram';

const network = released('1.0');
const stage = fireStageOf(network, 'fire5/concat')!;

/** The first 128 channels of the output are 3 everywhere, the others 1: sums as 3 to 1, energies as 9 to 1. */
const output: Tensor = {
  dims: [1, 256, 27, 27],
  data: Float32Array.from({ length: 256 * 27 * 27 }, (_, i) => (i < 128 * 27 * 27 ? 3 : 1)),
};
const tensorOf = (key: string) => (key === 'fire5/concat' ? output : undefined);
const props = {
  network,
  stage,
  tensorOf,
  palette: 'inferno',
  selected: 'fire5/expand3x3',
  onSelect: () => {},
} as const;

test('tells the numbers of fire5 of 1.0: channels, parameters, MACs, the paper’s symbols, what the squeeze spares', async () => {
  const page = show(<FireDiagram {...props} />);
  const figure = page.getByRole('figure', { name: 'Fire module fire5' });
  await expect.element(figure).toBeVisible();
  for (const text of [
    's₁ₓ₁ = 32',
    'e₁ₓ₁ = 128',
    'e₃ₓ₃ = 128',
    '8 224 parameters',
    '4 224 parameters',
    '36 992 parameters',
    '32 / 256 = 0.125',
    '128 / 256 = 0.500',
    '49 440 parameters',
    '327 936 parameters, 6.6 times',
    '35.83 M MACs',
    '238.9 M MACs, 6.7 times',
  ])
    expect(spaced(figure.element().textContent)).toContain(text);
  expect(await faults(page.container)).toEqual([]);
});

test('the measured weight of each branch, in words and as the halves of the bar', async () => {
  const page = show(<FireDiagram {...props} />);
  const text = spaced(page.container.textContent);
  for (const share of [
    '75.0 % of the sum',
    '90.0 % of the energy',
    '25.0 % of the sum',
    '10.0 % of the energy',
  ])
    expect(text).toContain(share);
  const [upper = 0, lower = 0] = [...page.container.querySelectorAll('.fire-diagram-half')].map((half) =>
    Number(half.getAttribute('height')),
  );
  expect(upper / (upper + lower)).toBeCloseTo(0.75, 6);
});

test('without tensors: shapes and numbers, no shares, halves as wide as their channels', async () => {
  const page = show(<FireDiagram {...props} tensorOf={() => undefined} />);
  expect(page.container.textContent).toContain('appears when the network has run');
  expect(page.container.textContent).not.toContain('of the sum');
  const [upper = 0, lower = 0] = [...page.container.querySelectorAll('.fire-diagram-half')].map((half) =>
    Number(half.getAttribute('height')),
  );
  expect(upper).toBeCloseTo(lower, 6);
});

test('a box selects its layer, by click and by keyboard', async () => {
  const onSelect = vi.fn();
  const page = show(<FireDiagram {...props} onSelect={onSelect} />);
  await expect
    .element(page.getByRole('button', { name: /^expand 3×3/ }))
    .toHaveAttribute('aria-pressed', 'true');
  await userEvent.click(page.getByRole('button', { name: /^squeeze 1×1: fire5\/squeeze1x1, 32 channels/ }));
  expect(onSelect).toHaveBeenLastCalledWith('fire5/squeeze1x1');
  page
    .getByRole('button', { name: /^input: pool4, 256 channels/ })
    .element()
    .focus();
  await userEvent.keyboard('{Enter}');
  expect(onSelect).toHaveBeenLastCalledWith('pool4');
});

test('the table has the same numbers', async () => {
  const page = show(<FireDiagram {...props} />);
  await userEvent.click(page.getByText('The same numbers as a table'));
  const rows = page
    .getByRole('row')
    .all()
    .map((row) => spaced(row.element().textContent));
  expect(rows).toContain('expand 3×312836 99226 873 85625.0 %10.0 %');
  expect(rows).toContain('Without the squeeze layer–327 936238 878 720––');
});

test('scrolls sideways at 320 pixels, has a model’s name and Chinese, and says when sizes are unknown', async () => {
  const page = show(
    <div style={{ width: 320 }}>
      <FireDiagram {...props} model="1.0" />
    </div>,
  );
  await expect.element(page.getByRole('figure', { name: 'Fire module fire5 in 1.0' })).toBeVisible();
  expect(page.container.querySelector('.fire-diagram-room')?.scrollWidth).toBeGreaterThanOrEqual(540);
  expect(page.container.firstElementChild?.scrollWidth).toBe(320);
  page.unmount();
  const other = show(<FireDiagram {...props} />, zh);
  await expect.element(other.getByRole('figure', { name: 'Fire 模块 fire5' })).toBeVisible();
  other.unmount();
  const layers = network.layers.map((layer) => (layer.key === 'pool4' ? { ...layer, shape: null } : layer));
  const blind = show(<FireDiagram {...props} network={{ ...network, layers }} />);
  await expect.element(blind.getByText(/known only when the network has run/)).toBeVisible();
});

/** Thin and narrow spaces as plain ones. */
function spaced(text: string | null): string {
  return (text ?? '').replace(/[\u2009\u202f]/g, ' ');
}
