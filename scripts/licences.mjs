import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder of the package that a module belongs to, or null for a module of our own. */
export function packageFolder(id) {
  return (
    /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(
      id.replace('\0', '').replaceAll('\\', '/').split('?', 1)[0],
    )?.[0] ?? null
  );
}

/**
 * What a package says of itself, with the text of its licence. Rejects for one without a text: its terms could not be kept.
 * @returns {Promise<{ name: string, version: string, licence: string, text: string }>}
 */
export async function licenceOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  if (texts.length === 0 && !(name in elsewhere)) throw new Error(`${name} has no text of its licence`);
  return { name, version, licence: license, text: texts.join('\n').trim() || elsewhere[name] };
}

const ORT = 'https://github.com/microsoft/onnxruntime/blob/main';
/** Packages that leave the text of their licence where their source is. */
const elsewhere = {
  'onnxruntime-web': `MIT License. Copyright (c) Microsoft Corporation. ${ORT}/LICENSE\nIn it, compiled to WebAssembly: ${ORT}/ThirdPartyNotices.txt`,
};

/**
 * Two plugins for Vite, for the page's bundle and for the worker's: of every package whose code is in either, licences.json beside the
 * page tells name, version and licence.
 */
export function listLicences() {
  const folders = new Set();
  const note = (bundle) => {
    for (const output of Object.values(bundle)) {
      const modules =
        output.type === 'chunk'
          ? Object.entries(output.modules).flatMap(([id, { renderedLength }]) =>
              renderedLength > 0 ? [id] : [],
            )
          : output.originalFileNames;
      for (const id of modules) {
        const folder = packageFolder(id);
        if (folder) folders.add(folder);
      }
    }
  };
  return {
    worker: {
      name: 'squeezelens:licences-of-worker',
      generateBundle: (_, bundle) => note(bundle),
    },
    page: {
      name: 'squeezelens:licences',
      apply: 'build',
      async generateBundle(_, bundle) {
        note(bundle);
        const found = await Promise.all([...folders].map(licenceOf));
        // One package may be reached by two ways.
        const list = new Map(found.map((each) => [`${each.name} ${each.version}`, each]));
        const source = JSON.stringify([...list.values()].sort((a, b) => (a.name < b.name ? -1 : 1)));
        this.emitFile({ type: 'asset', fileName: 'licences.json', source });
      },
    },
  };
}
