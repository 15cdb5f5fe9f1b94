import { memory, mib, whole } from '../memory.mjs';
import { live, watch } from '../watch.mjs';

const pictures = 200;
/** The first measurement: as many pictures into a part of the similarity (48) as at the end. */
const first = 56;

export default {
  about:
    `Both versions on ${pictures} small pictures on the compare page, after collection: the runtime's WASM memory and the page's heap with its ` +
    `buffers, at the end / after ${first} (paused). many-growth: the slope between them for a thousand pictures. compare-held: buffers of the ` +
    'page after ten pictures one by one / bytes of both captures. compare-bytes: all of the three by then.',
  figures: [
    { name: 'many-memory-ratio', unit: 'ratio', goal: { most: 1.05 } },
    { name: 'many-growth', unit: 'bytes', goal: null },
    { name: 'compare-held', unit: 'ratio', goal: { most: 2.2 } },
    { name: 'compare-bytes', unit: 'bytes', goal: null },
  ],
  rounds: 1,
  async run({ browser, url, note }) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(watch);
    await page.goto(`${url}?view=compare&model=1.0,1.1&threads=2`);
    await live(page);
    await page.waitForFunction(() => globalThis.seen.runs.length >= 2, null, { polling: 100 });
    const session = await context.newCDPSession(page);
    await page.evaluate(change, 10);
    const one = await memory(page, session);
    const captures = await page.evaluate(() =>
      globalThis.seen.runs.slice(-2).reduce((sum, { bytes }) => sum + bytes, 0),
    );

    const begun = performance.now();
    await page.evaluate(choose, pictures);
    const told = page.getByText(`of ${pictures} pictures`);
    const done = async (least) => {
      while (Number.parseInt(await told.innerText(), 10) < least) await page.waitForTimeout(100);
    };
    await done(first);
    await page.getByRole('button', { name: 'Pause' }).click();
    const before = await memory(page, session);
    const at = Number.parseInt(await told.innerText(), 10);
    await page.getByRole('button', { name: 'Go on' }).click();
    await done(pictures);
    const seconds = (performance.now() - begun) / 1000;
    const after = await memory(page, session);
    await context.close();

    const parts = ({ wasm, heap, buffers }) =>
      `WASM ${mib(wasm)}, heap ${mib(heap)}, buffers ${mib(buffers)}`;
    const slope = (whole(after) - whole(before)) / (pictures - at);
    note('many-memory-ratio', `after ${at} ${parts(before)}; after ${pictures} ${parts(after)}`);
    note('many-growth', `${Math.round(slope)} bytes a picture; ${seconds.toFixed(0)} s for all`);
    note('compare-held', `${parts(one)}; both captures are ${mib(captures)}`);
    return {
      'many-memory-ratio': whole(after) / whole(before),
      'many-growth': slope * 1000,
      'compare-held': one.buffers / captures,
      'compare-bytes': whole(one),
    };
  },
};

/** Goes to and fro between two pictures; both models run on each. */
async function change(times) {
  const buttons = document.querySelectorAll('.sample-gallery button');
  for (let i = 0; i < times; i++) {
    const { length } = globalThis.seen.runs;
    buttons[1 + (i % 2)].click();
    while (globalThis.seen.runs.length < length + 2) await new Promise((turn) => setTimeout(turn, 5));
    await new Promise((turn) => requestAnimationFrame(() => setTimeout(turn)));
  }
}

/** Draws so many different pictures and chooses them as files. */
async function choose(count) {
  const canvas = new OffscreenCanvas(64, 64);
  const context = canvas.getContext('2d');
  const files = new DataTransfer();
  for (let i = 0; i < count; i++) {
    for (let y = 0; y < 8; y++)
      for (let x = 0; x < 8; x++) {
        context.fillStyle = `hsl(${(i * 37 + x * 45 * y) % 360} 80% ${20 + ((i * 7 + x * 11) % 60)}%)`;
        context.fillRect(x * 8, y * 8, 8, 8);
      }
    files.items.add(new File([await canvas.convertToBlob()], `${i}.png`, { type: 'image/png' }));
  }
  const input = document.querySelector('#pictures input[type="file"]');
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
