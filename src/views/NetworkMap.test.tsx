import { useState } from 'preact/compat';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { released } from '../fixtures/networks';
import { faults, show } from '../fixtures/page';
import { readNetwork } from '../network/network';
import { Sketch, square } from '../network/sketch';
import type { Network } from '../network/types';
import type { Tensor } from '../tensor/tensor';
import { zh } from '../words/zh';
import { NetworkMap } from './NetworkMap';
import type { MapReading } from './useMapLayout';

const network = released('1.0');
const still: MapReading = { flow: 'channels', zoom: 1, open: null };

/** Every map dark at the left and light at the right. */
const tensors = new Map(
  network.layers.flatMap(({ key, shape }): [string, Tensor][] => {
    const [channels = 1, height = 1, width = 1] = shape ?? [];
    const data = Float32Array.from({ length: channels * height * width }, (_, i) => (i % width) / width);
    return [[key, { dims: [1, channels, height, width], data }]];
  }),
);
const tensorOf = (key: string) => tensors.get(key);

interface Options {
  of?: Network;
  width?: number;
  first?: string;
  start?: Partial<MapReading>;
  maps?: (key: string) => Tensor | undefined;
  onSelect?: (key: string) => void;
}

/** The map in a page that remembers what is selected and how it is read. */
function Page({
  of = network,
  width = 580,
  first = 'conv1',
  start = {},
  maps = tensorOf,
  onSelect,
}: Options) {
  const [selected, setSelected] = useState(first);
  const [reading, setReading] = useState({ ...still, ...start });
  const select = (key: string) => {
    setSelected(key);
    onSelect?.(key);
  };
  return (
    <div style={{ width }}>
      <NetworkMap
        network={of}
        tensorOf={maps}
        palette="inferno"
        reading={reading}
        onReading={(change) => setReading({ ...reading, ...change })}
        selected={selected}
        onSelect={select}
      />
    </div>
  );
}

/** The network is read once more, as when the recorded one makes way for the one of the weights. */
function Reread() {
  const [of, setOf] = useState(network);
  return (
    <>
      <Page of={of} start={{ zoom: 3 }} />
      <button type="button" onClick={() => setOf({ ...of })}>
        Read anew
      </button>
    </>
  );
}

const figure = (page: Awaited<ReturnType<typeof show>>) => page.getByRole('figure', { name: 'Network map' });
const layers = (page: Awaited<ReturnType<typeof show>>) =>
  page.getByRole('listbox', { name: 'Layers of the map' });
const room = (page: Awaited<ReturnType<typeof show>>) => page.container.querySelector('.network-map-room')!;

test('is a figure whose every layer is an option, without fault for axe in both themes', async () => {
  const page = show(<Page />);
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
  const page = show(<Page width={530} />);
  await expect.element(figure(page)).toBeVisible();
  expect(room(page).scrollWidth).toBe(530);
  expect(page.getByRole('scrollbar').all()).toHaveLength(0);
  const small = show(<Page width={320} />);
  await expect.element(small.getByRole('scrollbar', { name: 'Part of the map in sight' })).toBeVisible();
  expect(room(small).scrollWidth).toBeGreaterThanOrEqual(520);
});

test('no label is cut or lies over another, at any width', async () => {
  for (const width of [320, 530, 580, 800, 1100]) {
    const page = show(<Page width={width} first="pool10" />);
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

test('a click selects: a waist, a half, the end of a module, its label, a layer without maps', async () => {
  const onSelect = vi.fn();
  const page = show(<Page width={1000} onSelect={onSelect} />);
  for (const key of ['fire5/squeeze1x1', 'fire5/expand1x1', 'fire5/expand3x3', 'pool10', 'input', 'conv10']) {
    const option = page.container.querySelector(`[role=option][aria-label^="${key},"] .network-map-hit`)!;
    await userEvent.click(option);
    expect(onSelect).toHaveBeenLastCalledWith(key);
    await expect
      .element(layers(page).getByRole('option', { selected: true }))
      .toHaveAccessibleName(new RegExp(`^${key},`));
  }
  await userEvent.click(page.getByText('fire6', { exact: true }));
  expect(onSelect).toHaveBeenLastCalledWith('fire6/concat');
});

test('the arrow keys move along the layers, one stop for the tab key', async () => {
  const page = show(<Page first="pool1" />);
  await expect.element(figure(page)).toBeVisible();
  expect(page.container.querySelectorAll('[role=option][tabindex="0"]')).toHaveLength(1);
  page.container.querySelector<SVGElement>('[role=option][tabindex="0"]')?.focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(page.getByRole('option', { name: /^fire2\/squeeze1x1/ })).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
  await expect.element(page.getByRole('option', { name: /^fire2\/concat/ })).toHaveFocus();
  await userEvent.keyboard('{End}');
  await expect
    .element(layers(page).getByRole('option', { selected: true }))
    .toHaveAccessibleName('prob, 1000');
  await userEvent.keyboard('{Home}');
  await expect
    .element(layers(page).getByRole('option', { selected: true }))
    .toHaveAccessibleName('input, 3 × 227 × 227');
});

test('a module opens by its button, by Enter and by a double click, and closes again', async () => {
  const page = show(<Page first="fire5/expand1x1" />);
  const heightOf = () => {
    const box = page.container.querySelector('[aria-label^="fire5/expand1x1,"] .network-map-box');
    return Number(box?.getAttribute('height'));
  };
  await expect.element(figure(page)).toBeVisible();
  const closed = heightOf();
  await userEvent.click(page.getByRole('button', { name: 'Open fire5' }));
  await expect.element(page.getByRole('button', { name: 'Close fire5' })).toBeVisible();
  // The half of a module becomes a box of its own, and larger.
  expect(heightOf()).toBeGreaterThan(3 * closed);
  await expect.element(page.getByText(/fire5 is drawn 4 times wider and \d\.\d times taller/)).toBeVisible();
  for (const text of ['squeeze', '1×1', '3×3', 'concat'])
    expect(page.container.querySelector('.network-map-drawing')?.textContent).toContain(text);
  await userEvent.click(page.getByRole('button', { name: 'Close fire5' }));
  await expect.poll(heightOf).toBe(closed);
  page.container.querySelector<SVGElement>('[role=option][tabindex="0"]')?.focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name: 'Close fire5' })).toBeVisible();
  await userEvent.dblClick(
    page.container.querySelector('[aria-label^="fire8/expand3x3,"] .network-map-hit')!,
  );
  await expect.element(page.getByRole('button', { name: 'Close fire8' })).toBeVisible();
});

test('ribbons can mean channels, MACs or bytes; the longest bar has its number', async () => {
  const page = show(<Page />);
  const path = () => page.container.querySelectorAll('.network-map-link')[3]?.getAttribute('d');
  await expect.element(page.getByText(/^173\.9.M MACs$/)).toBeInTheDocument();
  const channels = path();
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Ribbons' }), 'bytes');
  // fire4: 32, 128, 128 and 256 channels of 55 x 55 float32.
  await expect.element(page.getByText(/^6\.3.MiB$/)).toBeInTheDocument();
  expect(path()).not.toBe(channels);
});

test('zooms with its buttons and with Ctrl and the wheel, keeps the selected layer in sight, and has a minimap then', async () => {
  const page = show(<Page first="fire7/concat" />);
  const inSight = () => {
    const box = page.container
      .querySelector('[aria-selected=true] .network-map-box')!
      .getBoundingClientRect();
    const view = room(page).getBoundingClientRect();
    return box.left >= view.left && box.right <= view.right;
  };
  const zoomIn = page.getByRole('button', { name: 'Zoom in' });
  await expect.element(page.getByRole('button', { name: 'Zoom out' })).toBeDisabled();
  await userEvent.click(zoomIn);
  await userEvent.click(zoomIn);
  await userEvent.click(zoomIn);
  await expect.element(page.getByRole('group', { name: 'Zoom of the map' })).toHaveTextContent('3×');
  const bar = page.getByRole('scrollbar', { name: 'Part of the map in sight' });
  await expect.element(bar).toBeVisible();
  expect(room(page).scrollWidth).toBeGreaterThan(1600);
  await expect.poll(inSight).toBe(true);

  bar.element().focus();
  await userEvent.keyboard('{End}');
  await expect
    .poll(() => Math.round(room(page).scrollLeft + room(page).clientWidth))
    .toBe(room(page).scrollWidth);
  await expect.element(bar).toHaveAttribute('aria-valuenow', '100');
  await userEvent.keyboard('{Home}');
  await expect.poll(() => room(page).scrollLeft).toBe(0);
  await userEvent.click(page.container.querySelector('.minimap')!, { position: { x: 500, y: 14 } });
  await expect.poll(() => room(page).scrollLeft).toBeGreaterThan(800);

  const turn = (deltaY: number, ctrlKey: boolean) => {
    const event = new WheelEvent('wheel', { deltaY, ctrlKey, cancelable: true, bubbles: true });
    room(page).dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(turn(100, false)).toBe(false);
  expect(turn(100, true)).toBe(true);
  await expect.element(page.getByRole('group', { name: 'Zoom of the map' })).toHaveTextContent('2×');
});

test('once the reader has scrolled away from the selected layer, a change of the map leaves what is seen', async () => {
  const page = show(<Reread />);
  const bar = page.getByRole('scrollbar', { name: 'Part of the map in sight' });
  await expect.element(bar).toHaveAttribute('aria-valuenow', '0');
  const end = () => Math.round(room(page).scrollWidth - room(page).clientWidth);
  room(page).scrollTo({ left: end() });
  await expect.element(bar).toHaveAttribute('aria-valuenow', '100');
  await userEvent.click(page.getByRole('button', { name: 'Read anew' }));
  expect(Math.round(room(page).scrollLeft)).toBe(end());

  room(page).scrollTo({ left: end() / 2 });
  await expect.element(bar).toHaveAttribute('aria-valuenow', '50');
  await userEvent.click(page.getByRole('button', { name: 'Zoom in' }));
  await expect.element(page.getByRole('group', { name: 'Zoom of the map' })).toHaveTextContent('4×');
  await expect.element(bar).toHaveAttribute('aria-valuenow', '50');
});

test('two fingers zoom the map, one moves the page', async () => {
  const page = show(<Page first="conv1" />);
  await expect.element(figure(page)).toBeVisible();
  const touch = (type: string, ...xs: number[]) => {
    const target = room(page);
    const touches = xs.map((clientX, identifier) => new Touch({ target, identifier, clientX, clientY: 50 }));
    const event = new TouchEvent(type, { touches, cancelable: true, bubbles: true });
    target.dispatchEvent(event);
    return event.defaultPrevented;
  };
  const zoom = page.getByRole('group', { name: 'Zoom of the map' });
  touch('touchstart', 100);
  expect(touch('touchmove', 160)).toBe(false);
  await expect.element(zoom).toHaveTextContent('1×');
  touch('touchstart', 100, 200);
  expect(touch('touchmove', 80, 240)).toBe(true);
  await expect.element(zoom).toHaveTextContent('1.5×');
  touch('touchmove', 120, 200);
  await expect.element(zoom).toHaveTextContent('1×');
});

test('maps are painted inside the boxes, in the palette', async () => {
  const page = show(<Page width={1000} />);
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
  const page = show(<Page maps={() => undefined} />);
  await expect.element(figure(page)).toBeVisible();
  expect(page.container.querySelectorAll('[data-painted=true]')).toHaveLength(0);
  await userEvent.click(page.getByText('The same numbers as a table'));
  const rows = page.getByRole('row').all();
  expect(rows).toHaveLength(network.layers.length + 1);
  await expect
    .element(page.getByRole('row', { name: /^fire5\/expand3x3 128 × 27 × 27 36.992 26.873.856 373.248$/ }))
    .toBeInTheDocument();
});

test('of 2,000 layers only those in sight are there, and where the keys lead; the table has all', async () => {
  const net = new Sketch(16);
  let tensor = 'x';
  for (let i = 0; i < 2000; i++) tensor = net.conv(tensor, [i ? 4 : 3, 4], square(1));
  const page = show(<Page of={readNetwork(net.to(tensor))} maps={() => undefined} width={800} />);
  const options = () => page.container.querySelectorAll('[role=option]');
  await expect.element(page.getByRole('option', { name: /^conv1,/ })).toBeInTheDocument();
  expect(options().length).toBeLessThan(600);
  expect(page.container.querySelectorAll('.network-map-link').length).toBeLessThan(600);
  expect(options()[1]?.getAttribute('aria-setsize')).toBe('2001');

  page.container.querySelector<SVGElement>('[role=option][tabindex="0"]')?.focus();
  await userEvent.keyboard('{End}');
  const last = page.getByRole('option', { name: /^conv2000,/ });
  await expect.element(last).toHaveFocus();
  await expect.element(last).toHaveAttribute('aria-posinset', '2001');
  await expect
    .poll(() => last.element().getBoundingClientRect().right)
    .toBeLessThanOrEqual(room(page).getBoundingClientRect().right);
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
  await expect.element(page.getByRole('option', { name: /^conv1998,/ })).toHaveFocus();
  expect(page.getByRole('option', { name: /^conv1000,/ }).elements()).toEqual([]);
  room(page).scrollTo({ left: room(page).scrollWidth / 2 });
  await expect.element(page.getByRole('option', { name: /^conv1000,/ })).toBeInTheDocument();
  expect(options().length).toBeLessThan(600);

  await userEvent.click(page.getByText('The same numbers as a table'));
  expect(page.container.querySelectorAll('tbody tr')).toHaveLength(2001);
});

test('what a pixel reaches is marked along the edge of every layer, to scale', async () => {
  const rows = (top: number, bottom: number) => ({ top, bottom, left: 0, right: 0 });
  // conv1 of 1.0 has 111 rows; a layer that the pixel does not reach, and one whose field is not known, have no mark.
  const reach = new Map([
    ['conv1', rows(10, 12)],
    ['fire5/concat', rows(0, 26)],
    ['conv10', null],
  ] as const);
  const page = show(
    <div style={{ width: 1000 }}>
      <NetworkMap
        network={network}
        tensorOf={tensorOf}
        palette="inferno"
        reading={still}
        onReading={() => {}}
        selected="conv1"
        onSelect={() => {}}
        reach={reach}
      />
    </div>,
  );
  await expect.element(page.getByText(/White marks/)).toBeVisible();
  const rectOf = (query: string) => page.container.querySelector(query)!.getBoundingClientRect();
  expect(page.container.querySelectorAll('.network-map-reach rect')).toHaveLength(2);
  const [mark, box] = ['[data-layer="conv1"]', '[aria-label^="conv1,"] .network-map-box'].map(rectOf);
  expect((mark?.height ?? 0) / (box?.height ?? 1)).toBeCloseTo(3 / 111, 1);
  expect(((mark?.top ?? 0) - (box?.top ?? 0)) / (box?.height ?? 1)).toBeCloseTo(10 / 111, 1);
  const [all, whole] = ['[data-layer="fire5/concat"]', '[aria-label^="fire5/concat,"] .network-map-box'].map(
    rectOf,
  );
  expect(all?.height).toBeCloseTo(whole?.height ?? NaN, 0);
});

test('a network without Fire modules has no button to open one, and unknown sizes are dots', async () => {
  const net = new Sketch(8, 12);
  const bytes = net.to(net.node('Mystery', [net.conv('x', [3, 5], square(3, 1, 1))]));
  const page = show(<Page of={readNetwork(bytes)} maps={() => undefined} />);
  await expect.element(figure(page)).toBeVisible();
  expect(page.getByRole('button', { name: /Open/ }).all()).toHaveLength(0);
  await expect.element(page.getByRole('option', { name: /, unknown$/ })).toBeInTheDocument();
  expect(await faults(page.container)).toEqual([]);
});
