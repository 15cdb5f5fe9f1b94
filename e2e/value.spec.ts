import { flatIndex, recordedCases } from '../src/fixtures/node/recorded';
import { chooser, bring } from './page';
import { expect, test } from './support';

const cases = recordedCases('src/fixtures/recorded/starter.json').filter(({ image }) =>
  /ladybug/.test(image),
);

for (const { version, image, tensors } of cases)
  for (const [layer, pre] of [
    ['fire5/expand3x3', false],
    ['fire5/expand3x3', true],
    ['conv10', false],
  ] as const) {
    const name = pre ? `${layer}.preact` : layer;
    test(`the value on the page is the recorded one: ${name} of ${version}`, async ({ page }) => {
      const recorded = tensors[name];
      if (!recorded) throw new Error(`no ${name}`);
      const { shape, samples, min, max } = recorded;
      const [, channels = 0, height = 0, width = 0] = shape;
      const k = samples.findLastIndex((sample) => sample !== 0);
      const index = flatIndex(k, channels * height * width);
      const [channel, row, column] = [
        Math.floor(index / (height * width)),
        Math.floor(index / width) % height,
        index % width,
      ];
      const query = `?model=${version}&layer=${layer}&channel=${channel}&at=${row},${column}${pre ? '&pre=1' : ''}`;
      await page.goto(`./${query}`);
      await bring(page, () => chooser(page).setInputFiles(`src/fixtures/recorded/${image}`));

      const value = page.getByRole('status', { name: 'Value' });
      await expect
        .poll(async () => Math.abs(Number(await value.textContent()) - (samples[k] ?? 0)) / (max - min))
        .toBeLessThanOrEqual(1e-5);
      expect(
        (await value.textContent())?.replace(/e.*$|^[-−0.]+/g, '').replace('.', '').length,
      ).toBeGreaterThanOrEqual(6);
      await expect(page.getByText(`row ${row}, column ${column}`, { exact: true })).toBeVisible();
    });
  }
