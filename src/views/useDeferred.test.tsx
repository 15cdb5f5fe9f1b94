import { flushSync, useState } from 'preact/compat';
import { expect, test } from 'vitest';
import { show } from '../fixtures/page';
import { InTurn } from './InTurn';
import { deferred, useSettled } from './useDeferred';

test('a deferred part is drawn at first, and later only for what is still wanted', async () => {
  const drawn: string[] = [];
  const Part = deferred(function Part({ of }: { of: string }) {
    if (drawn.at(-1) !== of) drawn.push(of);
    return <p>{of}</p>;
  });
  let look: (of: string) => void = () => undefined;
  function Whole() {
    const [of, setOf] = useState('conv1');
    look = setOf;
    return (
      <>
        <h2>{of}</h2>
        <Part of={of} />
      </>
    );
  }
  const page = show(<Whole />);
  expect(drawn).toEqual(['conv1']);
  for (const of of ['pool1', 'fire2', 'conv10']) {
    flushSync(() => look(of));
    expect(page.container.textContent).toBe(`${of}conv1`);
  }
  await expect.poll(() => page.container.textContent).toBe('conv10conv10');
  expect(drawn).toEqual(['conv1', 'conv10']);
});

test('a value settles at once where it is of the same, else in a task after the page was painted with the one before', async () => {
  const drawn: string[] = [];
  let look: (of: string) => void = () => undefined;
  function Whole() {
    const [of, setOf] = useState('1.0 conv1');
    look = setOf;
    const settled = useSettled(of, (before, now) => before.slice(0, 3) === now.slice(0, 3));
    if (drawn.at(-1) !== settled) drawn.push(settled);
    return <p>{settled}</p>;
  }
  const page = show(<Whole />);
  flushSync(() => look('1.0 fire2'));
  expect(drawn).toEqual(['1.0 conv1', '1.0 fire2']);
  flushSync(() => look('1.1 fire2'));
  expect(page.container.textContent).toMatch(/^1\.0 /);
  await expect.poll(() => page.container.textContent).toBe('1.1 fire2');
  flushSync(() => look('1.1 conv10'));
  expect(page.container.textContent).toBe('1.1 conv10');
});

test('parts in turn come from the top, one after the other, and all of them', async () => {
  const seen: string[] = [];
  const Part = ({ of }: { of: string }) => {
    if (!seen.includes(of)) seen.push(of);
    return <p>{of}</p>;
  };
  const page = show(
    <InTurn>
      <Part of="maps" />
      {['1.0', '1.1'].map((of) => (
        <Part key={of} of={of} />
      ))}
      {null}
      <Part of="cost" />
    </InTurn>,
  );
  expect(page.container.textContent).toBe('maps');
  await expect.element(page.getByText('cost')).toBeVisible();
  expect(seen).toEqual(['maps', '1.0', '1.1', 'cost']);
  expect(page.container.textContent).toBe('maps1.01.1cost');
});
