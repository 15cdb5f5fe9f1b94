import { expect, test } from 'vitest';
import { inTask } from './inTask';

test('each thing is done in a task of its own, in order, after all that this one still does', async () => {
  const done: string[] = [];
  const does = (what: string) => () => {
    done.push(what);
    queueMicrotask(() => done.push(`after ${what}`));
  };
  inTask(does('read'));
  inTask(does('used'));
  does('this')();
  await new Promise<void>((resolve) => inTask(resolve));
  expect(done).toEqual(['this', 'after this', 'read', 'after read', 'used', 'after used']);
});
