import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stamp } from './stamp.mjs';

let root: string;
const write = async (path: string, text: string) => {
  await writeFile(join(root, path), text);
  await utimes(join(root, path), 1000, 1000);
};
const now = () => stamp(root, ['index.html', 'src']);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'stamp-'));
  await mkdir(join(root, 'src', 'deep'), { recursive: true });
  await write('index.html', 'page');
  await write('src/deep/a.ts', 'a');
});
afterEach(() => rm(root, { recursive: true }));

test('stays while nothing changes, and when only tests or other files do', async () => {
  const before = await now();
  await write('src/deep/a.test.ts', 'test');
  await write('README.md', 'words');
  expect(await now()).toBe(before);
});

test.each([
  ['size', () => write('src/deep/a.ts', 'longer')],
  ['time', () => utimes(join(root, 'src/deep/a.ts'), 1000, 1001)],
  ['name', () => rename(join(root, 'src/deep/a.ts'), join(root, 'src/deep/b.ts'))],
  ['a new file', () => write('src/deep/b.ts', '')],
  ['a file gone', () => rm(join(root, 'index.html'))],
])('changes with %s', async (_, change) => {
  const before = await now();
  await change();
  expect(await now()).not.toBe(before);
});
