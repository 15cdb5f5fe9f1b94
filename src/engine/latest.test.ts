import { expect, test } from 'vitest';
import { latest } from './latest';

function gate() {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

test('of three tasks given while one runs, only the newest starts; the others resolve to null', async () => {
  const turn = latest();
  const started: string[] = [];
  const first = gate();
  const task = (name: string, wait?: Promise<void>) => async () => {
    started.push(name);
    await wait;
    return name;
  };
  const a = turn(task('a', first.opened));
  await Promise.resolve();
  const b = turn(task('b'));
  const c = turn(task('c'));
  const d = turn(task('d'));
  first.open();
  expect(await Promise.all([a, b, c, d])).toEqual([null, null, null, 'd']);
  expect(started).toEqual(['a', 'd']);
});

test('a task that fails does not stop the next one', async () => {
  const turn = latest();
  await expect(turn(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turn(async () => 1)).toBe(1);
});
