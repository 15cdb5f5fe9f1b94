import { expect, test } from 'vitest';
import { memoized } from './memoized';

test('an answer holds for its subject and the same arguments, and each subject has its own', () => {
  const asked: string[] = [];
  const named = memoized(({ name }: { name: string }, times: number) => {
    asked.push(name);
    return { text: name.repeat(times) };
  });
  const [a, b] = [{ name: 'a' }, { name: 'b' }];
  const first = named(a, 2);
  expect(named(b, 2)).toEqual({ text: 'bb' });
  expect(named(a, 2)).toBe(first);
  expect(asked).toEqual(['a', 'b']);
  expect(named(a, 3)).toEqual({ text: 'aaa' });
  expect(named({ ...a }, 3)).toEqual({ text: 'aaa' });
  expect(asked).toEqual(['a', 'b', 'a', 'a']);
});
