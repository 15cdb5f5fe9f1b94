import type { Page } from '@playwright/test';
import { launchArguments } from '../scripts/chromium-arguments.mjs';
import { buildSqueezeNet, designs, widened } from '../src/network/build';
import { askBuiltWorker, openStill, recipe } from './engine';
import { bring, chooser, openLive, predictions, status } from './page';
import { expect, test } from './support';

const executablePath = process.env['SQUEEZELENS_CHROMIUM'];

/** WebGPU without a graphics processor: emulated, a run takes seconds. */
test.use({
  launchOptions: {
    args: [
      ...launchArguments.filter((argument) => argument !== '--disable-gpu'),
      '--enable-unsafe-webgpu',
      '--enable-features=Vulkan',
      '--use-webgpu-adapter=swiftshader',
    ],
    ...(executablePath ? { executablePath } : {}),
  },
});

test.beforeEach(async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('./samples/manifest.json');
  const adapter = await page.evaluate(async () => (await navigator.gpu.requestAdapter()) !== null);
  test.skip(!adapter, 'this Chromium gives no WebGPU adapter, not even an emulated one');
});

/** Runs code in every worker that the page starts, before the worker's own. */
async function befall(page: Page, code: string) {
  await page.route('**/assets/worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${code};\n${await response.text()}` });
  });
}

const choose = (page: Page) =>
  page.addInitScript(() =>
    localStorage.setItem('squeezelens.settings', JSON.stringify({ threads: 1, processor: 'webgpu' })),
  );
const alert = (page: Page) => page.getByRole('alert');
const said = (page: Page, term: string) =>
  page
    .locator('.facts > div')
    .filter({ has: page.getByText(term, { exact: true }) })
    .getByRole('definition');

test('chosen in the settings, WebGPU runs and every layer is as recorded; when the device is lost, WebAssembly does the same', async ({
  page,
}) => {
  await befall(
    page,
    `const request = GPUAdapter.prototype.requestDevice;
    GPUAdapter.prototype.requestDevice = async function (...given) {
      const device = await request.apply(this, given);
      new BroadcastChannel('lose').addEventListener('message', () => device.destroy());
      return device;
    }`,
  );
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await openLive(page);
  await expect(status(page)).toHaveText(/WASM/);
  expect(fetched.filter((url) => /jspi|asyncify|webgpu/.test(url))).toEqual([]);

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Network runs on').selectOption('WebGPU');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('link', { name: 'This device' }).click();
  await expect(said(page, 'Execution provider')).toHaveText(/^WebGPU \(.+\)$/, { timeout: 60_000 });
  const against = page.getByRole('figure', { name: 'WebGPU against WebAssembly' });
  await against.getByText('The same numbers as a table').click();
  // All but the input.
  await expect(against.getByRole('rowheader')).toHaveCount(39);
  const errors = (await against.getByRole('cell').allInnerTexts()).map((text) =>
    Number(text.replaceAll('−', '-')),
  );
  expect(Math.max(...errors)).toBeGreaterThan(0);
  expect(Math.max(...errors)).toBeLessThan(1e-5);
  await page.getByRole('button', { name: 'Check every layer' }).click();
  await expect(page.getByRole('status', { name: 'Trust' })).toHaveText(/all 40 layers agree/, {
    timeout: 60_000,
  });

  await page.getByRole('link', { name: 'Explore' }).click();
  await page.evaluate(() => new BroadcastChannel('lose').postMessage(''));
  await bring(page, () => chooser(page).setInputFiles('public/samples/lemon.jpg'));
  expect((await predictions(page))[0]?.name).toBe('lemon');
  await expect(status(page)).toHaveText(/\d ms.*WASM/);
  await expect(alert(page)).toContainText(/WebGPU has failed: .*lost.*WebAssembly runs the network now/s);
});

test('a first run that fails on the graphics processor is made on WebAssembly, and it is said', async ({
  page,
  faults,
}) => {
  await choose(page);
  await befall(page, `GPUQueue.prototype.submit = () => { throw new Error('nothing is submitted') }`);
  await openLive(page);
  await expect(status(page)).toHaveText(/WASM, 1 thread/);
  await expect(alert(page)).toContainText(/WebGPU has failed: .*WebAssembly runs the network now/s);
  // The runtime tells its own end to the console.
  expect(faults.splice(0).filter((fault) => !fault.includes('Aborted()'))).toEqual([]);
});

test('WebGPU that computes something else is not used, and it is said', async ({ page }) => {
  await choose(page);
  await befall(
    page,
    `const mapped = GPUBuffer.prototype.getMappedRange;
    GPUBuffer.prototype.getMappedRange = function (...given) {
      const range = mapped.apply(this, given);
      if (this.usage & GPUBufferUsage.MAP_READ) new Float32Array(range)[7] += 1;
      return range;
    }`,
  );
  await page.goto('./');
  // Every layer has to be run on both first.
  await expect(status(page)).toHaveText(/WASM, 1 thread/, { timeout: 60_000 });
  await expect(alert(page)).toContainText(/WebGPU is not used.*differs.*WebAssembly runs the network now/s);
});

test('of a run on WebGPU only what is asked for is downloaded', async ({ page }) => {
  await befall(
    page,
    `let bytes = 0;
    const mapped = GPUBuffer.prototype.getMappedRange;
    GPUBuffer.prototype.getMappedRange = function (...given) {
      const range = mapped.apply(this, given);
      if (this.usage & GPUBufferUsage.MAP_READ) bytes += range.byteLength;
      return range;
    };
    const channel = new BroadcastChannel('downloaded');
    channel.addEventListener('message', () => {
      channel.postMessage(bytes);
      bytes = 0;
    })`,
  );
  await openStill(page, './');
  const worker = await askBuiltWorker(page, 'webgpu');
  const size = 67;
  const small = buildSqueezeNet({ ...widened(designs['1.1'], 0.25), size });
  const { whole, some, tensors } = await page.evaluate(
    async ({ worker, recipe, bytes }) => {
      const channel = new BroadcastChannel('downloaded');
      const downloaded = () =>
        new Promise<number>((resolve) => {
          channel.addEventListener('message', ({ data }) => resolve(data), { once: true });
          channel.postMessage('');
        });
      const files = [{ name: 'm.onnx', blob: new Blob([Uint8Array.from(bytes)]) }];
      await worker.ask({ call: 'load', source: { id: 'm', url: '', sha256: null, recipe, files } });
      // Of the comparison with WebAssembly, for which every layer is needed.
      const whole = await downloaded();
      const { size } = recipe;
      const pixels = { width: size, height: size, data: new Uint8ClampedArray(size * size * 4) };
      const want = { kind: 'some', keys: ['fire5/squeeze1x1', 'conv10'], pre: false };
      const { activations } = await worker.ask({ call: 'run', model: 'm', pixels, want });
      const some = await downloaded();
      worker.end();
      return { whole, some, tensors: [...activations.post.keys()] };
    },
    { worker, recipe: { ...recipe, size }, bytes: [...small] },
  );
  expect(tensors).toEqual(['fire5/squeeze1x1', 'conv10']);
  // 8 x 8 x 8 and 1000 x 4 x 4 numbers of four bytes.
  expect(some).toBe(66_048);
  expect(whole).toBeGreaterThan(5 * some);
});
