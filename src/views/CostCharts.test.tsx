import type { ReactElement } from 'preact/compat';
import { userEvent } from 'vitest/browser';
import { expect, test, vi } from 'vitest';
import { alexNet } from '../network/alexnet';
import { faults, show } from '../fixtures/page';
import { released } from '../fixtures/networks';
import { asFiled } from '../network/choices';
import { zh } from '../words/zh';
import { AgainstAlexNet } from './AgainstAlexNet';
import { CostChart, type CostChoices } from './CostChart';
import { CostIcicle } from './CostIcicle';
import { CostTable } from './CostTable';
import { ConventionControls } from './ConventionControls';
import { MemoryChart } from './MemoryChart';
import { ModelSizes } from './ModelSizes';
import { PaperCharts } from './PaperCharts';
import { Roofline } from './Roofline';
import { ScalingChart } from './ScalingChart';
import { svgFile } from './export';

const v10 = released('1.0');
const choices: CostChoices = {
  quantity: 'macs',
  grouping: 'layer',
  measure: 'amount',
  axis: 'linear',
  order: 'network',
  unit: 'mac',
};
const common = { network: v10, note: 'at 227', selected: 'conv1', onSelect: () => {} };
const times = new Map(
  v10.layers.slice(1).map(({ key, cost }, index) => [key, [1 + index, 1.2 + index, (cost.macs ?? 0) / 1e7]]),
);

const charts: Readonly<Record<string, ReactElement>> = {
  layers: <CostChart {...common} {...choices} title="Cost" times={null} />,
  stages: <CostChart {...common} {...choices} grouping="stage" axis="log" title="Cost" times={null} />,
  bytes: (
    <CostChart
      {...common}
      {...choices}
      quantity="activations"
      measure="cumulative"
      title="Cost"
      times={null}
    />
  ),
  sorted: <CostChart {...common} {...choices} order="size" measure="share" title="Cost" times={null} />,
  time: <CostChart {...common} {...choices} quantity="time" title="Cost" times={times} />,
  icicle: <CostIcicle {...common} title="Shares" quantity="macs" unit="mac" />,
  memory: <MemoryChart {...common} title="Memory" />,
  roofline: (
    <Roofline
      {...common}
      title="Roofline"
      times={times}
      limits={{ macsPerMs: 2e7, bytesPerMs: 1e7 }}
      resolutionMs={0.005}
    />
  ),
  alexnet: (
    <AgainstAlexNet
      networks={
        new Map([
          ['AlexNet', alexNet()],
          ['SqueezeNet 1.0', v10],
        ])
      }
      quantity="macs"
      unit="mac"
      title="Against"
      note=""
    />
  ),
  sizes: <ModelSizes parameters={1_248_424} fileBytes={5_004_068} title="Sizes" note="" />,
  paper: <PaperCharts />,
  scaling: (
    <ScalingChart
      network={v10}
      convention={asFiled}
      dial="size"
      title="Scaling"
      note=""
      measured={[{ setting: 320, ms: 60 }]}
      releasedMs={30}
    />
  ),
};

test.each(Object.keys(charts).flatMap((name) => [320, 1600].map((width) => [name, width] as const)))(
  '%s at %i px: no two texts touch, none leaves the figure, axe finds nothing',
  async (name, width) => {
    const page = show(<div style={{ width, padding: '0 8px', boxSizing: 'border-box' }}>{charts[name]}</div>);
    await expect.element(page.getByRole('figure').first()).toBeVisible();
    for (const svg of page.container.querySelectorAll('svg')) {
      const texts = [...svg.querySelectorAll('text')].filter((text) => text.textContent !== '');
      const boxes = texts.map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
      const outer = svg.parentElement?.parentElement?.getBoundingClientRect();
      expect(boxes.length).toBeGreaterThan(0);
      for (const [index, a] of boxes.entries()) {
        expect(a.box.left, `${a.text} left`).toBeGreaterThanOrEqual((outer?.left ?? 0) - 1);
        expect(a.box.right, `${a.text} right`).toBeLessThanOrEqual((outer?.right ?? 0) + 1);
        for (const b of boxes.slice(index + 1)) {
          const apart =
            a.box.right <= b.box.left + 0.5 ||
            b.box.right <= a.box.left + 0.5 ||
            a.box.bottom <= b.box.top + 2 ||
            b.box.bottom <= a.box.top + 2;
          expect(apart, `${a.text} / ${b.text}`).toBe(true);
        }
      }
    }
    expect(await faults(page.container)).toEqual([]);
  },
);

test('bars begin at zero and are as long as their numbers; a click and the keyboard select', async () => {
  const onSelect = vi.fn();
  const page = show(
    <div style={{ width: 1200 }}>
      <CostChart {...common} {...choices} title="Cost per layer" times={null} onSelect={onSelect} />
    </div>,
  );
  const height = (name: string) =>
    page
      .getByRole('button', { name })
      .element()
      .querySelector('.role-conv, .role-expand3x3')
      ?.getBoundingClientRect().height ?? 0;
  expect(height('fire4/expand3x3: 111') / height('conv1: 173')).toBeCloseTo(111_513_600 / 173_873_952, 2);
  await page.getByRole('button', { name: 'fire4/expand3x3: 111' }).click();
  expect(onSelect).toHaveBeenLastCalledWith('fire4/expand3x3');
  const first = page.getByRole('button', { name: 'conv1: 173' }).element();
  if (first instanceof SVGElement) first.focus();
  await userEvent.keyboard('{End}');
  await expect.element(page.getByRole('button', { name: 'prob: 0' })).toHaveFocus();
  await userEvent.keyboard('{Home}{Enter}');
  expect(onSelect).toHaveBeenLastCalledWith('conv1');
});

test('the table holds exact integers and their sums; extras have columns of their own', async () => {
  const page = show(<CostTable {...common} title="Cost per layer" unit="mac" extras={['softmax']} />);
  const table = page.getByRole('table', { name: 'Cost per layer' });
  const row = (name: string) =>
    [...table.getByRole('row', { name }).element().children].map((cell) =>
      cell.textContent?.replaceAll('\u202f', ','),
    );
  expect(row('Layer')).toEqual([
    'Layer',
    'Parameters',
    'MACs',
    'Activation bytes',
    'Weight bytes',
    'Softmax operations',
  ]);
  expect(row('fire9/expand3x3')).toEqual([
    'fire9/expand3x3',
    '147,712',
    '24,920,064',
    '173,056',
    '590,848',
    '0',
  ]);
  expect(row('Total')).toEqual(['Total', '1,248,424', '832,667,936', '31,087,584', '4,993,696', '4,998']);
  expect(await faults(page.container)).toEqual([]);
});

test('the convention is a group of choices, and gives what changed', async () => {
  const onChange = vi.fn();
  const page = show(
    <ConventionControls unit="mac" convention={asFiled} extras={[]} filedSize={227} onChange={onChange} />,
  );
  const group = page.getByRole('group', { name: 'Convention' });
  await group.getByRole('combobox', { name: 'input' }).selectOptions('224');
  expect(onChange).toHaveBeenLastCalledWith({ convention: { ...asFiled, size: 224 } });
  await group.getByRole('combobox', { name: 'pooling' }).selectOptions('floor');
  expect(onChange).toHaveBeenLastCalledWith({ convention: { ...asFiled, pools: 'floor' } });
  await group.getByRole('combobox', { name: 'last convolution' }).selectOptions('1');
  expect(onChange).toHaveBeenLastCalledWith({ convention: { ...asFiled, headPadding: 1 } });
  await group.getByRole('checkbox', { name: 'Softmax' }).click();
  expect(onChange).toHaveBeenLastCalledWith({ extras: ['softmax'] });
  expect(await faults(page.container)).toEqual([]);
});

test('a drawing leaves as a file of its own, with its title, its note and its colours', async () => {
  const page = show(charts['stages'] ?? <></>, zh);
  await expect.element(page.getByRole('figure')).toBeVisible();
  const drawing = page.container.querySelector('svg.bars')?.parentElement;
  if (!drawing) throw new Error('no drawing');
  const { text, width } = svgFile(drawing, {
    title: 'Cost <per> layer',
    note: 'at 227 & more',
    summary: 'most in fire4',
  });
  const file = new DOMParser().parseFromString(text, 'image/svg+xml');
  expect(file.querySelector('parsererror')).toBeNull();
  expect(file.querySelector('title')?.textContent).toBe('Cost <per> layer');
  expect(file.querySelector('desc')?.textContent).toBe('most in fire4');
  expect(file.documentElement.textContent).toContain('at 227 & more');
  expect(file.documentElement.getAttribute('width')).toBe(String(width));
  expect(file.querySelector('[class], style')).toBeNull();
  expect(
    [...file.querySelectorAll('circle')].every((circle) =>
      /^(rgb|none)/.test(circle.getAttribute('fill') ?? ''),
    ),
  ).toBe(true);
});
