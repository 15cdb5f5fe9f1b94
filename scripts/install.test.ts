import { expect, test } from 'vitest';
import { isInstalled } from './install.mjs';

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0', integrity: 'x' },
  'node_modules/other-platform': { version: '1.0.0', integrity: 'y', optional: true },
};

test.each([
  ['all needed packages are there', { 'node_modules/a': { version: '1.0.0', integrity: 'x' } }, true],
  ['nothing is installed', {}, false],
  ['another version is installed', { 'node_modules/a': { version: '1.0.1', integrity: 'x' } }, false],
  ['the same version has other content', { 'node_modules/a': { version: '1.0.0', integrity: 'z' } }, false],
  [
    'a package is left over',
    { 'node_modules/a': { version: '1.0.0', integrity: 'x' }, 'node_modules/b': { version: '1.0.0' } },
    false,
  ],
])('%s', (_, installed, expected) => {
  expect(isInstalled(wanted, installed)).toBe(expected);
});
