import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { figure, layers, MapPage, network, room, still, tensorOf } from '../fixtures/mapPage';
import { faults, show } from '../fixtures/page';
import { released } from '../fixtures/networks';
import { readNetwork } from '../network/network';
import { Sketch, square } from '../network/sketch';
import { zh } from '../words/zh';
import { NetworkMap } from './NetworkMap';

test('is a figure whose every layer is an option, without fault for axe in both themes', async () => {
  const page = show(<MapPage />);
  await expect.element(figure(page)).toBeVisible();
  expect(layers(page).getByRole('option').all()).toHaveLength(network.layers.length);
  await expect.element(page.getByRole('option', { name: 'conv10, 1000 × 13 × 13' })).toBeInTheDocument();
  expect(await faults(page.container)).toEqual([]);
});

test('a model’s name and Chinese', async () => {
  const props = {
    network,
    tensorOf,
    palette: 'inferno',
    reading: still,
    onReading: () => {},
    onSelect: () => {},
  } as const;
  const page = show(<NetworkMap {...props} selected="conv1" model="1.0" />);
  await expect.element(page.getByRole('figure', { name: 'Network map in 1.0' })).toBeVisible();
  page.unmount();
  const other = show(<NetworkMap {...props} selected="conv1" />, zh);
  await expect.element(other.getByRole('figure', { name: '网络图' })).toBeVisible();
});

test('fits into 530 pixels without scrolling, scrolls below', async () => {
  const page = show(<MapPage width={530} />);
  await expect.element(figure(page)).toBeVisible();
  expect(room(page).scrollWidth).toBe(530);
  expect(page.getByRole('scrollbar').all()).toHaveLength(0);
  const small = show(<MapPage width={320} />);
  await expect.element(small.getByRole('scrollbar', { name: 'Part of the map in sight' })).toBeVisible();
  expect(room(small).scrollWidth).toBeGreaterThanOrEqual(520);
});

test('no label is cut or lies over another, at any width', async () => {
  for (const width of [320, 530, 580, 800, 1100]) {
    const page = show(<MapPage width={width} first="pool10" />);
    await expect.element(page.getByText('conv10', { exact: true })).toBeInTheDocument();
    const svg = page.container.querySelector('.network-map-drawing')!.getBoundingClientRect();
    const labels = [...page.container.querySelectorAll('.network-map-layer .network-map-label')];
    const rects = labels.map((label) => label.getBoundingClientRect());
    const names = labels.map((label) => label.textContent);
    for (const name of ['conv1', 'fire2', 'fire3', 'fire9', 'conv10', 'pool10'])
      expect(names).toContain(name);
    rects.forEach((a, i) => {
      expect(a.left).toBeGreaterThanOrEqual(svg.left - 0.5);
      expect(a.right).toBeLessThanOrEqual(svg.right + 0.5);
      for (const [j, b] of rects.entries())
        if (j > i && a.left < b.right && b.left < a.right)
          // Boxes of text include the room above and below the letters.
          expect(Math.abs(a.top - b.top), `${names[i]} and ${names[j]} at ${width}`).toBeGreaterThanOrEqual(
            10,
          );
    });
    page.unmount();
  }
});

test('ribbons can mean channels, MACs or bytes; the longest bar has its number', async () => {
  const page = show(<MapPage />);
  const path = () => page.container.querySelectorAll('.network-map-link')[3]?.getAttribute('d');
  await expect.element(page.getByText(/^173\.9.M MACs$/)).toBeInTheDocument();
  const channels = path();
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Ribbons' }), 'bytes');
  // fire4: 32, 128, 128 and 256 channels of 55 x 55 float32.
  await expect.element(page.getByText(/^6\.3.MiB$/)).toBeInTheDocument();
  expect(path()).not.toBe(channels);
});

test('maps are painted inside the boxes, in the palette', async () => {
  const page = show(<MapPage width={1000} />);
  await expect.element(figure(page)).toBeVisible();
  const box = page.container.querySelector('[aria-label^="conv10,"] .network-map-box')!;
  const { left: at } = box.getBoundingClientRect();
  const canvas = [...page.container.querySelectorAll('canvas')].find((each) => {
    const { left, right } = each.getBoundingClientRect();
    return left <= at + 1 && at < right;
  })!;
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(box.getAttribute(name)));
  const ratio = devicePixelRatio;
  const left = parseFloat(canvas.style.left) - 4;
  const pixels = canvas
    .getContext('2d')!
    .getImageData(
      ((x ?? 0) - left) * ratio,
      ((y ?? 0) + (height ?? 0) / 2) * ratio,
      (width ?? 0) * ratio - 1,
      1,
    ).data;
  const reds = Array.from({ length: pixels.length / 4 }, (_, i) => pixels[4 * i] ?? 0);
  expect(Math.min(...reds)).toBeLessThan(10);
  expect(Math.max(...reds)).toBeGreaterThan(240);
});

test('without tensors it is drawn all the same; the table has every layer', async () => {
  const page = show(<MapPage maps={() => undefined} />);
  await expect.element(figure(page)).toBeVisible();
  expect(page.container.querySelectorAll('[data-painted=true]')).toHaveLength(0);
  await userEvent.click(page.getByText('The same numbers as a table'));
  const rows = page.getByRole('row').all();
  expect(rows).toHaveLength(network.layers.length + 1);
  await expect
    .element(page.getByRole('row', { name: /^fire5\/expand3x3 128 × 27 × 27 36.992 26.873.856 373.248$/ }))
    .toBeInTheDocument();
});

test('another network takes the place of the one before as a whole: at no time is a layer of each there', async () => {
  const labelsOf = ({ layers }: typeof network) =>
    new Set(layers.map(({ key, shape }) => `${key}, ${shape?.join(' × ')}`));
  const [before, after] = [labelsOf(network), labelsOf(released('1.1'))];
  const page = show(<MapPage />);
  await expect.element(figure(page)).toBeVisible();
  const shown = () =>
    [...page.container.querySelectorAll('[role=option]')].map((option) => option.getAttribute('aria-label')!);
  const seen: string[][] = [];
  const watched = new MutationObserver(() => seen.push(shown()));
  watched.observe(page.container, { subtree: true, childList: true, attributes: true });
  page.rerender(<MapPage of={released('1.1')} />);
  await expect.poll(() => new Set(shown())).toEqual(after);
  watched.disconnect();
  expect(seen.length).toBeGreaterThan(0);
  for (const labels of seen)
    expect([before, after].some((all) => labels.length > 0 && labels.every((label) => all.has(label)))).toBe(
      true,
    );
});

test('a network without Fire modules has no button to open one, and unknown sizes are dots', async () => {
  const net = new Sketch(8, 12);
  const bytes = net.to(net.node('Mystery', [net.conv('x', [3, 5], square(3, 1, 1))]));
  const page = show(<MapPage of={readNetwork(bytes)} maps={() => undefined} />);
  await expect.element(figure(page)).toBeVisible();
  expect(page.getByRole('button', { name: /Open/ }).all()).toHaveLength(0);
  await expect.element(page.getByRole('option', { name: /, unknown$/ })).toBeInTheDocument();
  expect(await faults(page.container)).toEqual([]);
});
