import { expect, test } from 'vitest';
import { summary, table } from './summary.mjs';

const ratio = { name: 'speedup', unit: 'ratio', goal: { least: 1.5 } };

test('the median of odd and even numbers of samples, with the extremes', () => {
  expect(summary(ratio, [3.1, 3, 3.2])).toEqual({
    ...ratio,
    value: 3.1,
    min: 3,
    max: 3.2,
    runs: 3,
    samples: [3.1, 3, 3.2],
    verdict: 'met',
  });
  expect(summary({ ...ratio, unit: 'ms' }, [4, 1, 3, 2])).toMatchObject({
    value: 2.5,
    min: 1,
    max: 4,
    runs: 4,
  });
});

test('a ratio that spreads by more than a tenth is noisy: it has samples and no value, and is not judged', () => {
  expect(summary(ratio, [1.95, 2, 2.14])).toMatchObject({ value: 2, verdict: 'met' });
  expect(summary(ratio, [1.95, 2, 2.16])).toMatchObject({
    value: null,
    min: 1.95,
    max: 2.16,
    samples: [1.95, 2, 2.16],
    verdict: 'noisy',
  });
  expect(summary({ ...ratio, unit: 'exponent', goal: null }, [0.9, 1.1]).verdict).toBe('noisy');
});

test('times and bytes are reported whatever their spread', () => {
  expect(summary({ ...ratio, unit: 'ms', goal: null }, [1, 2, 9])).toMatchObject({
    value: 2,
    verdict: 'reported',
  });
});

test('goals are bounds from above or from below, and reached at their edge', () => {
  const verdict = (goal: { most: number } | { least: number } | null, value: number) =>
    summary({ ...ratio, goal }, [value]).verdict;
  expect(verdict({ least: 1.5 }, 1.5)).toBe('met');
  expect(verdict({ least: 1.5 }, 1.4)).toBe('missed');
  expect(verdict({ most: 1 }, 1)).toBe('met');
  expect(verdict({ most: 1 }, 1.4)).toBe('missed');
  expect(verdict(null, 1.4)).toBe('reported');
});

test('what could not be measured is not available', () => {
  expect(summary(ratio, [])).toMatchObject({ value: null, min: null, runs: 0, verdict: 'not available' });
});

test('the table shows a noisy figure’s spread and no value', () => {
  const lines = table([summary(ratio, [1, 2]), summary({ ...ratio, name: 'other' }, [1.4])]);
  expect(lines[1]).toMatch(/^speedup\s+noisy\s+ratio\s+1 \.\. 2\s+2\s+>= 1\.5\s+noisy$/);
  expect(lines[2]).toMatch(/^other\s+1\.4\s+ratio\s+1\.4 \.\. 1\.4\s+1\s+>= 1\.5\s+MISSED$/);
});
