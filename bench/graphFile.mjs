import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** By what the graph is; made once for all rounds. */
const made = new Map();
let folder;

/** Path of an ONNX file of such a graph (see lab/graph.ts), written by the bench's own page and gone when the bench ends. */
export async function graphFile(context, lab, graph) {
  const key = JSON.stringify(graph);
  if (!made.has(key)) {
    folder ??= temporary();
    const page = await context.newPage();
    await page.goto(lab, { waitUntil: 'networkidle' });
    const download = page.waitForEvent('download');
    await page.evaluate(save, graph);
    const file = join(folder, `${made.size}.onnx`);
    await (await download).saveAs(file);
    await page.close();
    made.set(key, file);
  }
  return made.get(key);
}

function temporary() {
  const path = mkdtempSync(join(tmpdir(), 'graphs'));
  process.on('exit', () => rmSync(path, { recursive: true }));
  return path;
}

function save(graph) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([globalThis.lab.graph(graph)]));
  link.download = 'graph.onnx';
  link.click();
}
