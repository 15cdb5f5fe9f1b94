import { expect, test } from 'vitest';
import { network, still, tensorOf } from '../fixtures/mapPage';
import { show } from '../fixtures/page';
import { NetworkMap } from './NetworkMap';

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
