import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from './browser.mjs';
import { launchArguments } from './chromium-arguments.mjs';
import { projectRoot } from './process.mjs';

/** `npm run thumbs`: small copies of the sample pictures for the gallery, which shows them at 30 to 60 pixels a side. */
const SIDE = 96;
const samples = join(projectRoot, 'public', 'samples');
const small = join(samples, 'thumbs');

await mkdir(small, { recursive: true });
const browser = await chromium.launch({ executablePath: await findChromium(), args: launchArguments });
const page = await browser.newPage();
for (const file of (await readdir(samples)).filter((name) => name.endsWith('.jpg'))) {
  const bytes = await page.evaluate(
    async ({ base64, side }) => {
      const picture = await createImageBitmap(await (await fetch(`data:image/jpeg;base64,${base64}`)).blob());
      const part = Math.min(picture.width, picture.height);
      const canvas = new OffscreenCanvas(side, side);
      const context = canvas.getContext('2d');
      context.imageSmoothingQuality = 'high';
      context.drawImage(
        picture,
        (picture.width - part) / 2,
        (picture.height - part) / 2,
        part,
        part,
        0,
        0,
        side,
        side,
      );
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
      return [...new Uint8Array(await blob.arrayBuffer())];
    },
    { base64: (await readFile(join(samples, file))).toString('base64'), side: SIDE },
  );
  await writeFile(join(small, file), Buffer.from(bytes));
}
await browser.close();
