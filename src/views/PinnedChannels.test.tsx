import { expect, test, vi } from 'vitest';
import { faults, show } from '../fixtures/page';
import { PinnedChannels } from './PinnedChannels';

const channels = [
  { layer: 'conv1', channel: 3, means: [1, 4, 2] },
  { layer: 'fire5/expand3x3', channel: 7, means: [null, 0, 8] },
];

test('lines, a sentence and a table of the same means; a channel can be let go', async () => {
  const onUnpin = vi.fn<() => void>();
  const page = show(
    <PinnedChannels channels={channels} seconds={[8, 4, 0]} span={10} at={4} onUnpin={onUnpin} />,
  );
  const figure = page.getByRole('figure', { name: 'Pinned channels' });
  await expect.element(figure).toHaveTextContent('conv1 channel 3: 2.00 now, between 1.00 and 4.00');
  await expect.element(figure).toHaveTextContent('fire5/expand3x3 channel 7: 8.00 now, between 0 and 8.00');
  const lines = [...figure.element().querySelectorAll('.pinned-line')].map((line) => line.getAttribute('d'));
  expect(lines.map((d) => d?.match(/[ML]/g)?.join(''))).toEqual(['MLL', 'ML']);
  await figure.getByText('The same numbers as a table').click();
  const rows = figure.getByRole('row');
  await expect.element(rows.nth(1)).toHaveTextContent(/8\.000.*1.*unknown/);
  expect(rows.elements().map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
    ['seconds before the newest frame', 'conv1 channel 3', 'fire5/expand3x3 channel 7'],
    ['8.000', '1', 'unknown'],
    ['4.000', '4', '0'],
    ['0.000', '2', '8'],
  ]);
  expect(await faults(page.container)).toEqual([]);
  await page.getByRole('button', { name: 'Unpin conv1 channel 3' }).click();
  expect(onUnpin).toHaveBeenCalledWith(channels[0]);
});
