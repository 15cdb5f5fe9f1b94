import { openLive } from './page';
import { expect, test } from './support';

test('a browser that changes the pixels that pages read is found out, and the reader is told', async ({
  page,
}) => {
  await page.route('**/assets/worker-*.js', async (route) => {
    const response = await route.fetch();
    const body = `
      const read = OffscreenCanvasRenderingContext2D.prototype.getImageData;
      OffscreenCanvasRenderingContext2D.prototype.getImageData = function (...given) {
        const image = read.apply(this, given);
        image.data[image.data.length >> 1] ^= 1;
        return image;
      };
      ${await response.text()}`;
    await route.fulfill({ response, body });
  });
  await openLive(page);
  const told = page.getByRole('alert').filter({ hasText: 'changes the pixels that a page reads' });
  await expect(told).toBeVisible();
  await told.getByRole('button', { name: 'Dismiss' }).click();
  await expect(told).toHaveCount(0);
});
