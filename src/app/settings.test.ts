import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSettings } from './settings';

function storageOf(entries: Record<string, string>, failing = false): Storage {
  const map = new Map(Object.entries(entries));
  return {
    length: map.size,
    clear: () => map.clear(),
    key: () => null,
    getItem: (key) => map.get(key) ?? null,
    removeItem: (key) => void map.delete(key),
    setItem: (key, value) => {
      if (failing) throw new DOMException('full', 'QuotaExceededError');
      map.set(key, value);
    },
  };
}
const fresh = {
  theme: 'system',
  lang: null,
  palette: null,
  shortcuts: true,
  tour: null,
  threads: null,
  processor: 'auto',
  faster: null,
};

test('what is changed is there the next time, and a reset forgets all', () => {
  const storage = storageOf({});
  createSettings(() => storage)
    .getState()
    .change({ theme: 'dark', threads: 2 });
  const again = createSettings(() => storage);
  expect(again.getState()).toMatchObject({ values: { ...fresh, theme: 'dark', threads: 2 }, kept: true });
  again.getState().reset();
  expect(createSettings(() => storage).getState().values).toEqual(fresh);
});

test('what another tab has changed stays', () => {
  const storage = storageOf({});
  const [one, other] = [createSettings(() => storage), createSettings(() => storage)];
  one.getState().change({ theme: 'dark' });
  other.getState().change({ threads: 2 });
  one.getState().change({ shortcuts: false });
  const { values } = createSettings(() => storage).getState();
  expect(values).toEqual({ ...fresh, theme: 'dark', threads: 2, shortcuts: false });
  // What is on view in a tab changes only there.
  expect(one.getState().values).toEqual({ ...fresh, theme: 'dark', shortcuts: false });
});

test('an entry that makes no sense falls to its default, the others stay', () => {
  const text = JSON.stringify({
    theme: 'pink',
    lang: 'zh',
    shortcuts: 'no',
    threads: 99,
    palette: 'viridis',
  });
  const { values } = createSettings(() => storageOf({ 'squeezelens.settings': text })).getState();
  expect(values).toEqual({ ...fresh, lang: 'zh', palette: 'viridis' });
});

test('property: whatever is stored, there are settings', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const { values } = createSettings(() => storageOf({ 'squeezelens.settings': text })).getState();
      expect(Object.keys(values)).toEqual(Object.keys(fresh));
    }),
  );
});

test('storage that is full or denied is told, and the settings hold as long as the page', () => {
  const full = createSettings(() => storageOf({}, true));
  full.getState().change({ theme: 'light' });
  expect(full.getState()).toMatchObject({ kept: false, values: { theme: 'light' } });
  const denied = createSettings(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  expect(denied.getState()).toMatchObject({ kept: false, values: fresh });
});
