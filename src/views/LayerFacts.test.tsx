import { useCallback, type ComponentProps } from 'preact/compat';
import { expect, test } from 'vitest';
import { faults, show } from '../fixtures/page';
import { madeUpLayer } from '../gallery/madeUp';
import { readNetwork } from '../network/network';
import { layerOf, type Network } from '../network/types';
import { zh } from '../words/zh';
import { LayerFacts } from './LayerFacts';
import { LayerWeights } from './LayerWeights';

async function network(version: string): Promise<Network> {
  const response = await fetch(`/starter/squeezenet${version}-starter.onnx`);
  return readNetwork(new Uint8Array(await response.arrayBuffer()));
}

/** What is told, by label; narrow spaces of grouping left out. */
function told(container: Element): Record<string, string> {
  const rows = [...container.querySelectorAll('dl > div')];
  return Object.fromEntries(
    rows.map((row) => [
      row.querySelector('dt')?.textContent ?? '',
      (row.querySelector('dd')?.textContent ?? '').replaceAll('\u202f', ''),
    ]),
  );
}

test.each([
  // Columns of the fact sheet: shape, parameters, multiply-accumulates, receptive field.
  ['1.0', 'conv1', '3 × 227 × 227', '96 × 111 × 111', '14208', '173873952', '4731264', '7 × 7', '2', '0'],
  [
    '1.0',
    'fire5/expand3x3',
    '32 × 27 × 27',
    '128 × 27 × 27',
    '36992',
    '26873856',
    '373248',
    '59 × 59',
    '8',
    '−20',
  ],
  [
    '1.1',
    'conv10',
    '512 × 14 × 14',
    '1000 × 14 × 14',
    '513000',
    '100352000',
    '784000',
    undefined,
    '16',
    undefined,
  ],
  ['1.1', 'pool5', '256 × 28 × 28', '256 × 14 × 14', '0', '0', '200704', undefined, '16', undefined],
])('facts of %s %s', async (version, key, input, output, parameters, macs, bytes, field, jump, start) => {
  const found = await network(version);
  const layer = layerOf(found, key);
  if (!layer) throw new Error(`no ${key}`);
  const page = show(<LayerFacts network={found} layer={layer} />);
  const facts = told(page.getByRole('region', { name: 'Layer facts' }).element());
  expect(facts).toMatchObject({
    'Input shape': input,
    'Output shape': output,
    Parameters: parameters,
    'Multiply-accumulates': macs,
    'Activation bytes': bytes,
    Jump: jump,
    ...(field && { 'Receptive field': field }),
    ...(start && { Start: start }),
  });
  expect(facts['Nodes of the file']).toMatch(/^(Conv|MaxPool) /);
  if (key.startsWith('pool')) expect(facts['Padding']).toContain('output size rounded up');
  await expect.element(page.getByText('theoretical, not effective')).toBeVisible();
  expect(await faults(page.container)).toEqual([]);
});

test('after global pooling a value sees the whole picture; what is unknown is called unknown', async () => {
  const found = await network('1.0');
  const last = found.layers.at(-1);
  if (!last) throw new Error('no layers');
  const page = show(<LayerFacts network={found} layer={last} />);
  expect(told(page.container)['Receptive field']).toBe('the whole picture');
  const odd = { ...last, op: { kind: 'other', type: 'Whirl', attributes: {} }, shape: null } as const;
  page.rerender(<LayerFacts network={found} layer={odd} />);
  expect(told(page.container)).toMatchObject({
    Operation: 'Whirl',
    'Output shape': 'unknown',
    'Receptive field': 'unknown',
  });
});

const conv = madeUpLayer('fire5/squeeze1x1', { role: 'squeeze', shape: [2, 4, 4] });
const kernels = madeUpLayer('conv1', { role: 'conv', shape: [2, 4, 4] });
type WeightProps = Omit<ComponentProps<typeof LayerWeights>, 'spectrumRef'>;
const weight = { dims: [2, 3, 1, 1], data: Float32Array.of(0, 1, -2, 0, 1, 4) };
const common: WeightProps = {
  layer: conv,
  weights: { status: 'ready', value: { weight } },
  // Of a matrix whose squares are 16, 4 and 0: 16 / 20 is less than 90 %, both together are all.
  spectrum: { status: 'ready', value: Float64Array.of(4, 2, 0) },
  palette: 'greys',
  shared: null,
  planes: null,
};

function Weights(props: Partial<WeightProps>) {
  const spectrumRef = useCallback(() => undefined, []);
  return <LayerWeights {...common} {...props} spectrumRef={spectrumRef} />;
}

test('weights as a matrix, their zeros and distinct values, singular values and effective rank', async () => {
  const page = show(<Weights />);
  expect(told(page.container)).toMatchObject({
    Zeros: '2 (33.3 %)',
    'Distinct values': '4',
    'Effective rank at 90 % of the energy': '2 of 3',
    'Effective rank at 99 % of the energy': '2 of 3',
    'Largest singular value': '4.0000',
  });
  const matrix = page.getByRole('figure', { name: 'Matrix of 2 × 3: input channels to the right' });
  await expect.element(matrix).toBeVisible();
  const canvas = matrix.element().querySelector('canvas');
  expect([canvas?.width, canvas?.height]).toEqual([3, 2]);
  await expect.element(page.getByText('no kernel is split into parts of low rank')).toBeVisible();
  await page.getByRole('figure', { name: 'Singular values' }).getByText('The same numbers').click();
  const rows = page.getByRole('table', { name: 'Singular values' }).getByRole('row').elements();
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    'IndexSingular valueEnergy so far',
    '140.8',
    '221',
    '301',
  ]);
  expect(await faults(page.container)).toEqual([]);
});

test('what a compressed file knows: the share that was pruned away, and every shared value with its weights', async () => {
  const codebook = Float32Array.of(0, 1, -2, 4, 0.5);
  const page = show(<Weights shared={{ codebook, entries: 5, kept: 4 }} />);
  expect(told(page.container)).toMatchObject({
    'Pruned away': '2 of 6 (33.3 %)',
    'Entries in the file': '5: 4 weights and 1 zeros that bridge a gap',
    'Different values in the codebook': '5',
  });
  const figure = page.getByRole('figure', { name: 'Shared values' });
  await expect.element(figure.getByText('one of 5 values, of which 4 occur')).toBeVisible();
  await figure.getByText('The same numbers').click();
  const rows = page.getByRole('table', { name: 'Shared values' }).getByRole('row').elements();
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    'weightWeights',
    '−21',
    '02',
    '0.50',
    '12',
    '41',
  ]);
  expect(await faults(page.container)).toEqual([]);
});

test('kernels that read the picture are shown in colour too', async () => {
  const data = Float32Array.from({ length: 2 * 3 * 9 }, (_, i) => Math.sin(i));
  const weights = { status: 'ready', value: { weight: { dims: [2, 3, 3, 3], data } } } as const;
  const page = show(<Weights layer={kernels} weights={weights} planes="BGR" />);
  await expect.element(page.getByRole('figure', { name: '2 kernels in colour' })).toBeVisible();
  await expect.element(page.getByRole('figure', { name: '2 × 3 kernels' })).toBeVisible();
});

test('what is not there is said: waiting, computing, failed, impossible, none', async () => {
  const page = show(<Weights weights={null} spectrum={null} />);
  await expect.element(page.getByText('The weights appear when the network has loaded.')).toBeVisible();
  page.rerender(<Weights weights={{ status: 'failed' }} spectrum={null} />);
  await expect.element(page.getByText('The weights could not be read.')).toBeVisible();
  page.rerender(<Weights spectrum={{ status: 'computing' }} />);
  await expect.element(page.getByText('Computing the singular values …')).toBeVisible();
  page.rerender(<Weights spectrum={{ status: 'ready', value: null }} />);
  await expect.element(page.getByText('No singular values')).toBeVisible();
  const pool = madeUpLayer('pool1', { role: 'pool', shape: [2, 4, 4] });
  page.rerender(<Weights layer={pool} weights={null} />);
  await expect.element(page.getByText('This layer has no weights.')).toBeVisible();
  const chinese = show(<Weights />, zh);
  await expect.element(chinese.getByRole('region', { name: '权重' })).toBeVisible();
});
