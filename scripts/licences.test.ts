import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { licenceOf, packageFolder } from './licences.mjs';

test.each([
  ['/a/node_modules/react/index.js', '/a/node_modules/react'],
  ['/a/node_modules/@scope/name/src/x.js?v=1', '/a/node_modules/@scope/name'],
  ['/a/node_modules/x/node_modules/y/z.js', '/a/node_modules/x/node_modules/y'],
  ['\0/a/node_modules/react/index.js?commonjs-module', '/a/node_modules/react'],
  ['C:\\a\\node_modules\\react\\index.js', 'C:/a/node_modules/react'],
  ['/a/src/main.tsx', null],
])('%j belongs to %j', (id, folder) => {
  expect(packageFolder(id)).toBe(folder);
});

test('a package is listed with the text of its licence; one without a text is refused', async () => {
  expect(await licenceOf('node_modules/preact')).toMatchObject({
    name: 'preact',
    licence: 'MIT',
    text: expect.stringMatching(/^The MIT License \(MIT\)\s+Copyright \(c\) 2015-present Jason Miller/),
  });
  const folder = await mkdtemp(join(tmpdir(), 'licence-'));
  await writeFile(join(folder, 'package.json'), '{"name":"bare"}');
  await expect(licenceOf(folder)).rejects.toThrow('bare has no text');
});

test('dependencies are exact versions, all of them locked, and no package runs a script when it is installed', async () => {
  const read = (path: string) => readFile(new URL(`../${path}`, import.meta.url), 'utf8');
  const { dependencies, devDependencies } = JSON.parse(await read('package.json'));
  const { packages } = JSON.parse(await read('package-lock.json'));
  const asked = { ...dependencies, ...devDependencies };
  expect(Object.keys(asked).length).toBeGreaterThan(20);
  for (const [name, version] of Object.entries(asked)) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    expect(packages[`node_modules/${name}`].version, name).toBe(version);
  }
  for (const [path, { resolved, integrity, link }] of Object.entries<{
    resolved?: string;
    integrity?: string;
    link?: boolean;
  }>(packages))
    if (path !== '' && !link && resolved) expect(integrity, path).toMatch(/^sha\d+-/);
  expect((await read('.npmrc')).split('\n')).toContain('ignore-scripts=true');
});
