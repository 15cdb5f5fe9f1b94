import { expect, test } from 'vitest';
import { part } from './part';

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('what is asked before the code is there is done in order, by one part', async () => {
  const done: string[] = [];
  let loads = 0;
  const use = part(
    'many',
    async () => ({ say: (word: string) => void done.push(word), loads: ++loads }),
    () => done.push('failed'),
  );
  use(({ say }) => say('start'));
  use(({ say }) => say('stop'));
  expect(done).toEqual([]);
  await settled();
  use(({ say }) => say('start'));
  await settled();
  expect(done).toEqual(['start', 'stop', 'start']);
  expect(loads).toBe(1);
});

test('code that does not come is a failure by name, and is fetched again', async () => {
  const told: unknown[] = [];
  let connected = false;
  const use = part(
    'many',
    async () => (connected ? 'here' : Promise.reject(new Error('offline'))),
    (failure) => told.push(failure),
  );
  use((found) => told.push(found));
  await settled();
  connected = true;
  use((found) => told.push(found));
  await settled();
  expect(told).toEqual([{ kind: 'fetch', url: 'many', status: null }, 'here']);
});
