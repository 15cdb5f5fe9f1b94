import { expect, test } from 'vitest';
import { codebookStems } from './codebook';

test('a value stands at its place, as high as it is frequent; zero does not flatten the rest', () => {
  const values = [
    { value: -1, count: 5 },
    { value: 0, count: 1000 },
    { value: 1, count: 10 },
    { value: 3, count: 0 },
  ];
  expect(codebookStems(values, 400, 100).stems).toEqual([
    { value: -1, x: 0, y: 50 },
    { value: 1, x: 200, y: 0 },
    { value: 3, x: 400, y: 100 },
  ]);
});
