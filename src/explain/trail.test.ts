import { expect, test } from 'vitest';
import { trailTo } from './trail';

const site = (key: string, channel = 0) => ({ key, channel, row: 1, column: 2 });
const path = [site('prob'), site('conv10', 7), site('fire9/concat')];

test('a site on the path ends it, any other begins one of its own', () => {
  expect(trailTo(path, site('conv10', 7))).toEqual([site('prob'), site('conv10', 7)]);
  expect(trailTo(path, site('fire9/concat'))).toEqual(path);
  expect(trailTo(path, site('conv10', 8))).toEqual([site('conv10', 8)]);
  expect(trailTo([], site('conv10'))).toEqual([site('conv10')]);
});
