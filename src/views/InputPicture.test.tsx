import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { faults, show } from '../fixtures/page';
import type { Framed, Rect } from '../tensor/pixels';
import { zh } from '../words/zh';
import { InputPicture, UnseenPicture } from './InputPicture';
import { Lens } from './Lens';

const SIZE = 227;

/** A fed picture whose pixel (x, y) is (x, y, 7). */
function framed(source: { width: number; height: number }, crop: Rect, unchanged = false): Framed {
  const data = new Uint8ClampedArray(SIZE * SIZE * 4);
  for (let i = 0; i < SIZE * SIZE; i++) data.set([i % SIZE, Math.floor(i / SIZE), 7, 255], i * 4);
  return { pixels: { width: SIZE, height: SIZE, data }, source, crop, unchanged };
}

/** The authors' way with a picture of 512 x 1024: the middle 227 of 256 in both directions, 14 before and 15 after. */
const warped = framed({ width: 512, height: 1024 }, { x: 28, y: 56, width: 454, height: 908 });
/** The largest square of 1024 x 512, cropped the same way. */
const covered = framed({ width: 1024, height: 512 }, { x: 256 + 28, y: 28, width: 454, height: 454 });
/** All of 454 x 227 in the middle of the square. */
const contained = framed({ width: 454, height: 227 }, { x: 0, y: -113.5, width: 454, height: 454 });
const asItIs = framed({ width: SIZE, height: SIZE }, { x: 0, y: 0, width: SIZE, height: SIZE }, true);

async function drawing(width: number, height: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.fillRect(0, 0, width, height);
  return canvas.convertToBlob();
}
const source = await drawing(64, 128);
const common = { source, via: null } as const;

const box = (element: Element | null) => element?.getBoundingClientRect() ?? new DOMRect();
const parts = (container: Element) => ({
  frame: box(container.querySelector('.input-picture-frame')),
  fed: box(container.querySelector('canvas')),
  whole: box(container.querySelector('img')),
});

test('shows the fed pixels byte for byte under the name of the picture', async () => {
  const page = show(<InputPicture {...common} framed={warped} fit="warp" alt="A cat" />);
  const figure = page.getByRole('figure', { name: 'Input picture' });
  await expect.element(figure.getByRole('img', { name: 'A cat' })).toBeVisible();
  const canvas = page.container.querySelector('canvas');
  expect(canvas?.getContext('2d')?.getImageData(0, 0, SIZE, SIZE).data).toEqual(warped.pixels.data);
  expect(await faults(page.container)).toEqual([]);
});

test.each([
  ['warp', warped, 256 / 227, 256 / 227, -14 / 227, -14 / 227],
  ['cover', covered, (2 * 256) / 227, 256 / 227, -142 / 227, -14 / 227],
  ['contain', contained, 1, 1 / 2, 0, 1 / 4],
] as const)(
  '%s: the whole picture lies where the fed pixels come from',
  async (fit, picture, width, height, x, y) => {
    const page = show(<InputPicture {...common} framed={picture} fit={fit} />);
    const { fed, whole } = parts(page.container);
    expect(whole.width / fed.width).toBeCloseTo(width, 3);
    expect(whole.height / fed.height).toBeCloseTo(height, 3);
    expect((whole.x - fed.x) / fed.width).toBeCloseTo(x, 3);
    expect((whole.y - fed.y) / fed.height).toBeCloseTo(y, 3);
  },
);

test('not yet seen by a network it stands whole in the same square, and is said to be unseen', async () => {
  const page = show(<UnseenPicture source={source} />);
  const figure = page.getByRole('figure', { name: 'Input picture' });
  await expect.element(figure.getByText('not yet seen by this network')).toBeVisible();
  const { frame, whole } = parts(page.container);
  expect([whole.width, whole.height]).toEqual([frame.width, frame.height]);
  expect(frame.width).toBeCloseTo(frame.height, 1);
  expect(getComputedStyle(page.container.querySelector('img')!).objectFit).toBe('contain');
  expect(await faults(page.container)).toEqual([]);
});

test.each([
  ['warp', warped, 257 / 227],
  ['cover', covered, (227 + 2 * 113.5) / 227],
  ['contain', contained, (227 + 2 * (227 / 16)) / 227],
  ['warp', asItIs, (227 + 2 * (227 / 16)) / 227],
] as const)('%s: the frame is a square with the fed picture in its middle', async (fit, picture, ratio) => {
  const page = show(<InputPicture {...common} framed={picture} fit={fit} />);
  const { frame, fed } = parts(page.container);
  expect(frame.width).toBeCloseTo(frame.height, 1);
  expect(frame.width / fed.width).toBeCloseTo(ratio, 2);
  expect(fed.x + fed.width / 2).toBeCloseTo(frame.x + frame.width / 2, 0);
  expect(fed.y + fed.height / 2).toBeCloseTo(frame.y + frame.height / 2, 0);
});

test('says how the pixels came to be', async () => {
  const page = show(<InputPicture {...common} framed={warped} fit="warp" />);
  const caption = () => page.container.querySelector('figcaption')?.textContent;
  expect(caption()).toBe('512 × 1024, upright → 227 × 227 · warp');
  page.rerender(<InputPicture {...common} framed={warped} fit="cover" via={112} />);
  expect(caption()).toContain('first resampled to 112 × 112: these weights have only seen blurred pictures');
  // A picture that already has the size is not resampled, whatever the recipe says.
  page.rerender(<InputPicture {...common} framed={asItIs} fit="cover" via={112} />);
  expect(caption()).toBe('fed unchanged: it already has 227 × 227');
});

test('in Chinese', async () => {
  const page = show(<InputPicture {...common} framed={warped} fit="contain" />, zh);
  await expect.element(page.getByRole('figure', { name: '输入图片' })).toHaveTextContent('完整');
});

test('the lens leaves what is seen bright, and hatches the padding outside', async () => {
  const lens = { x: -10, y: 40, width: 60, height: 30 };
  const page = show(
    <InputPicture {...common} framed={asItIs} fit="warp">
      <circle cx="1" cy="1" r="1" />
      <Lens lens={lens} size={SIZE} />
    </InputPicture>,
  );
  const { fed } = parts(page.container);
  const scale = fed.width / SIZE;
  const outline = box(page.container.querySelector('.lens-outline'));
  expect(outline.x).toBeCloseTo(fed.x, 0);
  expect(outline.width).toBeCloseTo(50 * scale, 0);
  expect(outline.y - fed.y).toBeCloseTo(40 * scale, 0);
  const padding = box(page.container.querySelector('.lens-padding'));
  expect(padding.x - fed.x).toBeCloseTo(-10 * scale, 0);
  expect(padding.width).toBeCloseTo(60 * scale, 0);
  expect(page.container.querySelector('circle')).not.toBeNull();

  // Where something is drawn: filled parts of the dimming and of the hatching, in fed pixels.
  const filled = (name: string, x: number, y: number) => {
    const path = page.container.querySelector<SVGPathElement>(name);
    return path?.isPointInFill(new DOMPoint(x, y));
  };
  expect(filled('.lens-dim', 20, 50)).toBe(false);
  expect(filled('.lens-dim', 100, 50)).toBe(true);
  expect(filled('.lens-dim', -5, 50)).toBe(true);
  expect(filled('.lens-padding-fill', -5, 50)).toBe(true);
  expect(filled('.lens-padding-fill', 20, 50)).toBe(false);
});

test('a pixel is pointed at and picked with the pointer', async () => {
  const onPoint = vi.fn();
  const onHover = vi.fn();
  const page = show(
    <InputPicture {...common} framed={warped} fit="warp" onPoint={onPoint} onHover={onHover} />,
  );
  const pick = page.getByRole('button', { name: /^Point in the picture/ });
  const { width, height } = box(pick.element());
  const position = { x: (50.5 / SIZE) * width, y: (200.5 / SIZE) * height };
  await pick.hover({ position });
  expect(onHover).toHaveBeenLastCalledWith({ x: 50, y: 200 });
  await pick.click();
  const { x, y } = onHover.mock.lastCall?.[0] ?? {};
  expect(onPoint.mock.calls).toEqual([[x, y]]);
  await userEvent.unhover(pick);
  expect(onHover).toHaveBeenLastCalledWith(null);
  expect(await faults(page.container)).toEqual([]);
});

test('a pixel is picked with the keyboard, never beyond the edge', async () => {
  const onPoint = vi.fn();
  const onHover = vi.fn();
  const page = show(
    <InputPicture {...common} framed={warped} fit="warp" onPoint={onPoint} onHover={onHover} />,
  );
  await userEvent.tab();
  await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowUp}{/Shift}');
  expect(onHover).toHaveBeenLastCalledWith({ x: 121, y: 112 });
  await expect.element(page.getByRole('button', { name: /column 121, row 112/ })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(onPoint).toHaveBeenLastCalledWith(121, 112);
  await userEvent.keyboard('{ArrowDown>20/}{ArrowRight>20/}');
  expect(onHover).toHaveBeenLastCalledWith({ x: 226, y: 226 });
  await userEvent.tab();
  expect(onHover).toHaveBeenLastCalledWith(null);
});
