import { expect, test } from 'vitest';
import { show } from '../fixtures/page';
import { later } from './later';

/** What is drawn in each task. */
function tasksIn(container: Element): string[] {
  const tasks: string[] = [];
  let before = '';
  new MutationObserver(() => {
    const text = container.textContent;
    tasks.push(text.slice(before.length));
    before = text;
  }).observe(container, { childList: true, subtree: true });
  return tasks;
}

test('parts that wait are drawn each in a task of its own, whenever they are drawn again', async () => {
  const [Facts, Terms] = ['facts', 'terms'].map((of) =>
    later(() => Promise.resolve(() => <p>{of}</p>), { wait: true }),
  );
  if (!Facts || !Terms) throw new Error('both are parts');
  const parts = (
    <>
      <Facts />
      <Terms />
    </>
  );
  const page = show(parts);
  dispatchEvent(new PointerEvent('pointermove'));
  await expect.poll(() => page.container.textContent).toBe('factsterms');
  page.rerender(<h2>no result</h2>);
  expect(page.container.textContent).toBe('no result');
  page.rerender(<></>);
  const tasks = tasksIn(page.container);
  page.rerender(parts);
  expect(page.container.textContent).toBe('');
  await expect.poll(() => page.container.textContent).toBe('factsterms');
  expect(tasks.filter((text) => text !== '')).toEqual(['facts', 'terms']);
});
