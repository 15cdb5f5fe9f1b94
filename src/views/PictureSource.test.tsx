import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { faults, show } from '../fixtures/page';
import { zh } from '../words/zh';
import { PictureSource } from './PictureSource';

const onPicture = vi.fn<(file: Blob, origin: string) => void>();
const onProblem = vi.fn<(problem: string) => void>();
const view = <PictureSource onPicture={onPicture} onProblem={onProblem} />;
const cat = new File(['cat'], 'cat.png', { type: 'image/png' });
const dog = new File(['dog'], 'dog.jpg', { type: 'image/jpeg' });

beforeEach(() => {
  onPicture.mockClear();
  onProblem.mockClear();
});
afterEach(() => Reflect.deleteProperty(navigator, 'clipboard'));

function carrying(...files: File[]): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
}
const drag = (type: string, dataTransfer: DataTransfer, target: EventTarget = document.body) =>
  target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
const paste = (clipboardData: DataTransfer, target: EventTarget = document.body) =>
  target.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
const clipboard = (read: () => Promise<ClipboardItem[]>) =>
  vi.spyOn(navigator.clipboard, 'read').mockImplementation(read);

test('three ways with names, reached in order by keyboard', async () => {
  const page = show(view);
  await userEvent.tab();
  await expect.element(page.getByLabelText('Choose a picture')).toHaveFocus();
  await userEvent.tab();
  await expect.element(page.getByRole('button', { name: 'Camera' })).toHaveFocus();
  await userEvent.tab();
  await expect.element(page.getByRole('button', { name: 'Paste' })).toHaveFocus();
  expect(await faults(page.container)).toEqual([]);
});

test('in Chinese', async () => {
  const page = show(view, zh);
  await expect.element(page.getByLabelText('选择图片')).toBeInTheDocument();
});

test('a chosen file, and the same one again', async () => {
  const page = show(view);
  for (const times of [1, 2]) {
    await userEvent.upload(page.getByLabelText('Choose a picture'), cat);
    await expect.poll(() => onPicture.mock.calls.length).toBe(times);
  }
  const [file, origin] = onPicture.mock.lastCall ?? [];
  expect(await file?.text()).toBe('cat');
  expect(origin).toBe('file');
  expect(onProblem).not.toHaveBeenCalled();
});

test('of several files the first is taken, and it is said', async () => {
  const page = show(view);
  await userEvent.upload(page.getByLabelText('Choose a picture'), [dog, cat]);
  await expect.poll(() => onPicture.mock.calls.length).toBe(1);
  expect(await onPicture.mock.lastCall?.[0].text()).toBe('dog');
  expect(onProblem.mock.calls).toEqual([['several']]);
  drag('drop', carrying(cat, dog));
  expect(onPicture).toHaveBeenLastCalledWith(cat, 'drop');
  expect(onProblem).toHaveBeenCalledTimes(2);
});

test('a drop anywhere; meanwhile the page says so', async () => {
  const page = show(view);
  const hint = page.getByText('Drop the picture anywhere on the page');
  expect(drag('dragover', carrying(cat))).toBe(false);
  await expect.element(hint).toBeVisible();
  expect(await faults(page.container)).toEqual([]);
  drag('dragleave', carrying(cat));
  await expect.element(hint).not.toBeInTheDocument();
  drag('dragover', carrying(cat));
  expect(drag('drop', carrying(cat))).toBe(false);
  await expect.element(hint).not.toBeInTheDocument();
  expect(onPicture.mock.calls).toEqual([[cat, 'drop']]);
});

test('dropped text is a problem, but not in a text field, and not when it comes from the page', async () => {
  const page = show(
    <>
      {view}
      <input type="search" aria-label="Find" />
    </>,
  );
  const text = new DataTransfer();
  text.setData('text/plain', 'a cat');
  drag('drop', text);
  expect(onProblem.mock.calls).toEqual([['text-dropped']]);
  // What is not prevented is the field's own.
  expect(drag('drop', text, page.getByRole('searchbox').element())).toBe(true);
  drag('dragstart', text);
  expect(drag('dragover', carrying(cat))).toBe(true);
  expect(drag('drop', carrying(cat))).toBe(true);
  drag('dragend', text);
  expect(onProblem).toHaveBeenCalledOnce();
  expect(onPicture).not.toHaveBeenCalled();
});

test('pasted with the keyboard: a picture, no picture, text in a field', async () => {
  const page = show(
    <>
      {view}
      <input type="search" aria-label="Find" />
    </>,
  );
  paste(carrying(cat));
  expect(onPicture.mock.calls).toEqual([[cat, 'paste']]);
  const text = new DataTransfer();
  text.setData('text/plain', 'a cat');
  expect(paste(text, page.getByRole('searchbox').element())).toBe(true);
  expect(onProblem).not.toHaveBeenCalled();
  paste(text);
  expect(onProblem.mock.calls).toEqual([['nothing-in-clipboard']]);
});

test('pasted with the button', async () => {
  const page = show(view);
  const button = page.getByRole('button', { name: 'Paste' });
  const text = new ClipboardItem({ 'text/plain': new Blob(['a cat'], { type: 'text/plain' }) });
  const picture = new ClipboardItem({ 'image/png': cat });
  clipboard(() => Promise.resolve([text, picture]));
  await button.click();
  await expect.poll(() => onPicture.mock.lastCall?.[1]).toBe('paste');
  expect(await onPicture.mock.lastCall?.[0].text()).toBe('cat');
  clipboard(() => Promise.resolve([text]));
  await button.click();
  await expect.poll(() => onProblem.mock.lastCall).toEqual(['nothing-in-clipboard']);
  clipboard(() => Promise.reject(new DOMException('Read permission denied.', 'NotAllowedError')));
  await button.click();
  await expect.poll(() => onProblem.mock.lastCall).toEqual(['clipboard-refused']);
});

test('without a clipboard to read there is no button', async () => {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {} });
  const page = show(view);
  await expect.element(page.getByRole('button', { name: 'Camera' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Paste' })).not.toBeInTheDocument();
});
