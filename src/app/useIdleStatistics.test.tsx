import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { released } from '../fixtures/networks';
import { show } from '../fixtures/page';
import type { Network } from '../network/types';
import { useIdleStatistics } from './useIdleStatistics';
import type { Shown } from './useShown';
import { useStore } from './useStore';

const patient = { timeout: 15_000 };

/** Every channel of conv1 has this value everywhere; no other layer has a tensor. */
function shownWith(network: Network, value: number): Shown {
  const tensor = { dims: [1, 2, 2, 2], data: new Float32Array(8).fill(value) };
  return { network, result: null, tensorOf: (key) => (key === 'conv1' ? tensor : undefined) };
}

test('statistics of the former result stay until the next are known; those of another network do not', async () => {
  const [older, newer] = [released('1.0'), released('1.1')];
  const store = createStore(() => ({ shown: shownWith(older, 3) }));
  const drawn: string[] = [];
  function Known() {
    const known = useIdleStatistics(useStore(store, ({ shown }) => shown));
    const text = String(known.get('conv1')?.mean ?? 'nothing');
    if (drawn.at(-1) !== text) drawn.push(text);
    return <p>{text}</p>;
  }
  const page = show(<Known />);
  for (const [network, value] of [
    [older, 3],
    [older, 5],
    [newer, 7],
  ] as const) {
    store.setState({ shown: shownWith(network, value) });
    await expect.element(page.getByText(String(value)), patient).toBeVisible();
  }
  expect(drawn).toEqual(['nothing', '3', '5', 'nothing', '7']);
});
