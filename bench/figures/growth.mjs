import { worker } from '../worker.mjs';

const networks = [
  ...[0.25, 0.5, 1, 1.5, 2].map((width) => ({ width, size: 227 })),
  ...[128, 320, 512].map((size) => ({ width: 1, size })),
];

export default {
  about:
    'How the time of a run grows with the multiply-accumulates: the slope of log time over log count, for version 1.1 with random weights ' +
    'at 0.25 to 2 times the channels and with inputs of 128 to 512 pixels, one thread, in turn. 1 is proportional.',
  figures: [{ name: 'growth-slope', unit: 'exponent', goal: { most: 1.1 } }],
  rounds: 3,
  async run({ browser, lab, note }) {
    const page = await browser.newPage();
    await page.goto(lab, { waitUntil: 'networkidle' });
    await page.addScriptTag({ content: await worker('app/') });
    const points = await page.evaluate(timed, networks);
    await page.close();
    note(
      'growth-slope',
      points
        .map(({ width, size, macs, ms }) => `x${width} ${size}px: ${(macs / ms / 1e6).toFixed(1)} GMAC/s`)
        .join(', '),
    );
    return { 'growth-slope': slope(points.map(({ macs, ms }) => [Math.log(macs), Math.log(ms)])) };
  },
};

/** Of the line with the least squares. */
function slope(points) {
  const mean = (at) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x0, y0] = [mean(0), mean(1)];
  const [xy, xx] = points.reduce(
    ([xy, xx], [x, y]) => [xy + (x - x0) * (y - y0), xx + (x - x0) ** 2],
    [0, 0],
  );
  return xy / xx;
}

async function timed(networks) {
  const ask = await globalThis.startWorker({ threads: 1 });
  const loaded = [];
  for (const [i, { width, size }] of networks.entries()) {
    const blob = new Blob([globalThis.lab.squeezeNet({ width, size })]);
    const { network } = await ask.open(String(i), blob, size);
    const macs = network.layers.reduce((sum, { cost }) => sum + (cost.macs ?? 0), 0);
    const data = new Uint8ClampedArray(size * size * 4).map((_, i) => (i * 2654435761) >>> 24);
    loaded.push({
      width,
      size,
      macs,
      model: String(i),
      pixels: { width: size, height: size, data },
      times: [],
    });
  }
  for (let turn = 0; turn < 7; turn++)
    for (const { model, pixels, times } of loaded) times.push(await ask({ call: 'time', model, pixels }));
  ask.end();
  // The first two only warm up.
  return loaded.map(({ width, size, macs, times }) => ({
    width,
    size,
    macs,
    ms: times.slice(2).sort((a, b) => a - b)[2],
  }));
}
