import { change, mib, most, whole } from '../memory.mjs';
import { live, watch } from '../watch.mjs';

const more = 200;

export default {
  about:
    `The runtime's WASM memory and the page's heap with its buffers, after collection, the most after any of eight pictures: ${more} pictures later / after the first five. ` +
    'activations-held: buffers that live on the page / bytes of one capture. Fails where a tensor was copied to the page instead of moved.',
  figures: [
    { name: 'memory-ratio-200', unit: 'ratio', goal: { most: 1.05 } },
    { name: 'activations-held', unit: 'ratio', goal: { most: 1.2 } },
    { name: 'wasm-bytes', unit: 'bytes', goal: null },
    { name: 'page-bytes', unit: 'bytes', goal: null },
  ],
  rounds: 1,
  async run({ browser, url, note }) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(watch);
    await page.goto(`${url}?model=1.0&threads=1`);
    await live(page);
    const session = await context.newCDPSession(page);
    const [engine] = page.workers();
    await engine.evaluate(watchTransfers);
    await page.evaluate(change, 5);
    const before = await most(page, session);
    await page.evaluate(change, more);
    const after = await most(page, session);
    const { moved, copied } = await engine.evaluate(() => globalThis.sent);
    await context.close();
    if (copied > 0 || moved === 0)
      throw new Error(`${copied} tensors were copied to the page, ${moved} moved`);
    const told = ({ wasm, heap, buffers }) => `WASM ${mib(wasm)}, heap ${mib(heap)}, buffers ${mib(buffers)}`;
    note('memory-ratio-200', `first ${told(before)}; last ${told(after)}`);
    note('activations-held', `one capture is ${mib(after.capture)}`);
    return {
      'memory-ratio-200': whole(after) / whole(before),
      'activations-held': after.buffers / after.capture,
      'wasm-bytes': after.wasm,
      'page-bytes': after.heap + after.buffers,
    };
  },
};

/** Runs in the worker: counts the tensors that it has no more after sending them, and those that it still has. */
function watchTransfers() {
  const sent = { moved: 0, copied: 0 };
  globalThis.sent = sent;
  const post = self.postMessage.bind(self);
  self.postMessage = (message, transfer) => {
    post(message, transfer);
    if (message.done?.call !== 'run') return;
    for (const { data } of message.done.value.activations.post.values())
      sent[data.byteLength === 0 ? 'moved' : 'copied']++;
  };
}
