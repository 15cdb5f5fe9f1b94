import { expect, test } from 'vitest';
import { closingLine, honest, tallyPlaywright, tallyVitest, withReference } from './tally.mjs';

const of = (fullName: string, status: string) => ({ fullName, status });
const spec = (title: string, status: string) => ({ title, tests: [{ status }] });

test("vitest's report: tests by status, and a file that could not be loaded", () => {
  const report = {
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [of('a', 'passed'), of('b', 'failed'), of('c', 'skipped')],
      },
      {
        name: 'b.test.ts',
        status: 'passed',
        assertionResults: [of('d', 'todo'), of('e', 'pending'), of('f', 'passed')],
      },
      { name: 'c.test.ts', status: 'failed', assertionResults: [] },
    ],
  };
  expect(tallyVitest(report)).toEqual({ passed: 2, failed: 2, skipped: ['c', 'd', 'e'], again: [] });
});

test("Playwright's report: nested suites, a second attempt is said, an error outside of tests", () => {
  const report = {
    errors: [{ message: 'the server did not start' }],
    suites: [
      {
        specs: [spec('a', 'expected')],
        suites: [{ specs: [spec('b', 'unexpected'), spec('c', 'flaky'), spec('d', 'skipped')] }],
      },
    ],
  };
  expect(tallyPlaywright(report)).toEqual({ passed: 2, failed: 2, skipped: ['d'], again: ['c'] });
});

test('more second attempts than a few are failures', () => {
  const specs = ['a', 'b', 'c', 'd'].map((title) => spec(title, 'flaky'));
  const tally = (count: number) =>
    tallyPlaywright({ errors: [], suites: [{ specs: specs.slice(0, count) }] });
  expect(tally(3)).toMatchObject({ passed: 3, failed: 0 });
  expect(tally(4)).toMatchObject({ passed: 0, failed: 4 });
});

test.each([
  ['a suite without tests is a failure', { passed: 0, failed: 0, skipped: [], again: [] }, 0, 1],
  ['a bad end without a failed test is a failure', { passed: 3, failed: 0, skipped: [], again: [] }, 1, 1],
  ['a bad end with failed tests counts them', { passed: 3, failed: 2, skipped: [], again: [] }, 1, 2],
  ['a good end stays', { passed: 3, failed: 0, skipped: ['x'], again: [] }, 0, 0],
])('%s', (_, tally, code, failed) => {
  expect(honest(tally, code).failed).toBe(failed);
});

test('tests against the reference folder may not be skipped where it is', () => {
  const tally = {
    passed: 1,
    failed: 0,
    skipped: ['agrees with the Reference values', "weights (SQUEEZEL…')", 'needs a camera'],
    again: [],
  };
  expect(withReference(tally)).toMatchObject({ passed: 1, failed: 2, skipped: ['needs a camera'] });
});

test('the closing line adds up all suites', () => {
  const tallies = [
    { passed: 1, failed: 0, skipped: [], again: [] },
    { passed: 40, failed: 2, skipped: ['x', 'y', 'z'], again: ['v'] },
  ];
  expect(closingLine(tallies)).toBe('41 passed, 2 failed, 3 skipped');
});
