import { worker } from '../worker.mjs';

const versions = ['1.0', '1.1'];
const threads = { '1-thread': 1, '2-threads': 2 };
const cases = versions.flatMap((version) =>
  Object.entries(threads).map(([name, count]) => ({
    name: `tfjs-ratio-${version}-${name}`,
    version,
    threads: count,
  })),
);

export default {
  about:
    'From the pixels (making the input tensor is part of both) to all activations on the page: the built worker / TensorFlow.js on WebAssembly (same file, weights and threads, ' +
    'Conv and ReLU fused, every layer read back and moved), in turn with a rest before each, the fastest of 10 each. Fails where an activation differs by more than 1e-4 of its range.',
  figures: cases.map(({ name }) => ({ name, unit: 'ratio', goal: { most: 1 } })),
  rounds: 3,
  async run({ browser, lab, note }) {
    const page = await browser.newPage();
    await page.goto(lab, { waitUntil: 'networkidle' });
    await page.addScriptTag({ content: await worker('app/') });
    const measured = {};
    for (const { name, ...given } of cases) {
      const { ours, theirs, worst } = await page.evaluate(compare, given);
      if (!(worst.share <= 1e-4))
        throw new Error(`${name}: ${worst.key} differs by ${worst.share} of its range`);
      measured[name] = ours / theirs;
      note(
        name,
        `${ours.toFixed(1)} ms / ${theirs.toFixed(1)} ms; they differ by at most ${worst.share.toExponential(1)} of a range`,
      );
    }
    await page.close();
    return measured;
  },
};

async function compare({ version, threads }) {
  const ask = await globalThis.startWorker({ threads });
  const { url, network } = await ask.load(version);
  const { recipe, pixels } = ask;
  const tfjs = globalThis.lab.tfjs();
  await tfjs({ call: 'load', threads, url, side: recipe.size });
  const timed = async (work) => {
    await new Promise((done) => setTimeout(done, 150));
    const before = performance.now();
    await work();
    return performance.now() - before;
  };
  const own = () => ask({ call: 'run', model: 'm', pixels, want: { kind: 'all', pre: false } });
  const other = () => tfjs({ call: 'run', pixels, recipe });
  const fastest = { ours: Infinity, theirs: Infinity };
  for (let i = 0; i < 12; i++) {
    const ours = await timed(own);
    const theirs = await timed(other);
    if (i < 2) continue;
    fastest.ours = Math.min(fastest.ours, ours);
    fastest.theirs = Math.min(fastest.theirs, theirs);
  }
  const worst = difference((await own()).activations.post, await other(), network.layers.length - 1);
  ask.end();
  tfjs.end();
  return { ...fastest, worst };

  /** The layer that differs most, as a share of its own range; theirs has its channels last. */
  function difference(ours, theirs, layers) {
    if (theirs.size !== layers) throw new Error(`${theirs.size} of ${layers} layers were read back`);
    let worst = { key: '', share: 0 };
    for (const [key, values] of theirs) {
      const { dims, data } = ours.get(key);
      const [, channels, height = 1, width = 1] = dims;
      const area = height * width;
      if (values.length !== data.length) return { key, share: Infinity };
      let range = 0;
      let most = 0;
      for (let i = 0; i < data.length; i++) {
        const at = (i % area) * channels + Math.floor(i / area);
        range = Math.max(range, Math.abs(data[i]));
        most = Math.max(most, Math.abs(data[i] - values[at]));
      }
      if (!(most / range <= worst.share)) worst = { key, share: most / range };
    }
    return worst;
  }
}
