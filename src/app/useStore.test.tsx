import { useLayoutEffect } from 'preact/compat';
import { expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { show } from '../fixtures/page';
import { useStore } from './useStore';

test('a view is drawn anew when its part of the state changes, and only then', async () => {
  const store = createStore(() => ({ layer: 'conv1', channel: 0 }));
  const drawn = vi.fn<(layer: string) => void>();
  function Layer() {
    const layer = useStore(store, (state) => state.layer);
    drawn(layer);
    return <p>{layer}</p>;
  }
  const page = show(<Layer />);
  store.setState({ channel: 3 });
  store.setState({ layer: 'fire5/expand3x3' });
  await expect.element(page.getByText('fire5/expand3x3')).toBeVisible();
  expect(drawn.mock.calls).toEqual([['conv1'], ['fire5/expand3x3']]);
  page.unmount();
  store.setState({ layer: 'conv10' });
  await Promise.resolve();
  expect(drawn).toHaveBeenCalledTimes(2);
});

test('what changes between drawing and listening is not missed', async () => {
  const store = createStore(() => ({ layer: 'conv1' }));
  function Chooser() {
    useLayoutEffect(() => store.setState({ layer: 'pool1' }), []);
    return null;
  }
  function Layer() {
    return <p>{useStore(store, (state) => state.layer)}</p>;
  }
  const page = show(
    <>
      <Chooser />
      <Layer />
    </>,
  );
  await expect.element(page.getByText('pool1')).toBeVisible();
});

test('a part that is the same by what it holds stays the very same one', async () => {
  const store = createStore(() => ({ at: { row: 1 }, hovered: 0 }));
  const parts: unknown[] = [];
  function Position() {
    const hovered = useStore(store, (state) => state.hovered);
    parts.push(
      useStore(
        store,
        (state) => ({ row: state.at.row }),
        (a, b) => a.row === b.row,
      ),
    );
    return <p>{`hovered ${hovered}`}</p>;
  }
  const page = show(<Position />);
  store.setState({ hovered: 1 });
  await expect.element(page.getByText('hovered 1')).toBeVisible();
  expect(parts.length).toBeGreaterThan(1);
  expect(new Set(parts).size).toBe(1);
});
