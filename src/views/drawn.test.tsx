import { expect, test, vi } from 'vitest';
import { show } from '../fixtures/page';
import { statistics } from '../tensor/stats';
import { en } from '../words/en';
import { zh } from '../words/zh';
import { png, svgFile } from './export';
import { ExportMenu } from './ExportMenu';
import { Legend } from './Legend';
import { SourceContext } from './useSource';
import { ValueGrid } from './ValueGrid';

const domain = { min: 0, max: 7.5, kind: 'sequential' } as const;
/** Nothing on the left, the most on the right. */
const map = { width: 2, height: 1, data: Float32Array.of(0, 7.5) };
const { whole } = statistics({ dims: [1, 1, 1, 2], data: map.data });
const view = (
  <div className="drawing" style={{ width: 400, background: 'rgb(20, 22, 28)' }}>
    <ValueGrid
      name="map"
      map={map}
      domain={domain}
      palette="greys"
      under={null}
      at={null}
      marked={null}
      onPoint={() => {}}
      onHover={() => {}}
    />
    <Legend domain={domain} kind="sequential" palette="greys" unit="activation <unit>" broken={whole} />
    <button type="button" hidden>
      not seen
    </button>
    <label>
      a control <input type="checkbox" />
    </label>
  </div>
);
const caption = { title: 'Map <5>', note: 'A note & more', summary: 'strongest at the right' };

async function file() {
  const page = show(view, en);
  await expect.element(page.getByRole('grid')).toBeVisible();
  const drawing = page.container.querySelector('.drawing');
  if (!(drawing instanceof HTMLElement)) throw new Error('no drawing');
  return svgFile(drawing, caption);
}

test('a picture with its colour scale leaves as one file: pictures as data, texts where they stand, no control', async () => {
  const { text } = await file();
  const svg = new DOMParser().parseFromString(text, 'image/svg+xml');
  expect(svg.querySelector('parsererror')).toBeNull();
  expect(svg.querySelector('desc')?.textContent).toBe('strongest at the right');
  expect([...svg.querySelectorAll('text')].map((each) => each.textContent)).toEqual([
    'Map <5>',
    '0',
    '7.500',
    'activation <unit>',
    'A note & more',
  ]);
  const images = [...svg.querySelectorAll('image')];
  expect(images).toHaveLength(2);
  for (const image of images) expect(image.getAttribute('href')).toMatch(/^data:image\/png;base64,/);
  expect(svg.querySelector('[class], style, script')).toBeNull();
});

test('shown alone it has the values as colours, two pixels for each of its own', async () => {
  const made = await file();
  const bitmap = await createImageBitmap(await png(made));
  expect([bitmap.width, bitmap.height]).toEqual([Math.floor(2 * made.width), Math.floor(2 * made.height)]);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  // The map begins 16 to the right and 43 below the corner of the file, and each of its two squares is 200 wide.
  const red = (x: number) => context?.getImageData(2 * x, 2 * 100, 1, 1).data[0] ?? NaN;
  expect(red(100)).toBeLessThan(30);
  expect(red(300)).toBeGreaterThan(225);
});

test('every file says what it was drawn from', async () => {
  const written: Blob[] = [];
  const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) written.push(file);
    return 'blob:nothing';
  });
  const page = show(
    <SourceContext value="SqueezeNet 1.1。">
      <ExportMenu title="图" note="单位" table={() => ({ columns: ['a'], rows: [[1]] })} />
    </SourceContext>,
    zh,
  );
  await page.getByText(zh.cost.export, { exact: true }).click();
  await page.getByRole('button', { name: 'JSON' }).click();
  await expect.poll(() => written.length).toBe(1);
  create.mockRestore();
  const [blob = new Blob()] = written;
  expect(JSON.parse(await blob.text())).toEqual({
    title: '图',
    note: '单位 SqueezeNet 1.1。',
    rows: [{ a: 1 }],
  });
});
