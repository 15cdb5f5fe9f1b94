/**
 * What a suite did, counted from its report.
 * @typedef {{ passed: number, failed: number, skipped: string[], again: string[] }} Tally `skipped` holds titles;
 *   so does `again`: tests that passed at the second attempt, counted among the passed
 */

/** So many tests may need a second attempt on a busy machine; more of them are no accident. */
const mostAgain = 3;

const outcomes = {
  passed: 'passed',
  failed: 'failed',
  pending: 'skipped',
  skipped: 'skipped',
  todo: 'skipped',
  disabled: 'skipped',
};

/**
 * Of vitest's JSON report; a file that failed outside its tests counts as one failure.
 * @returns {Tally}
 */
export function tallyVitest(report) {
  return count(
    report.testResults.flatMap(({ name, status, assertionResults }) => {
      const tests = assertionResults.map((test) => ({
        title: test.fullName,
        outcome: outcomes[test.status] ?? 'failed',
      }));
      const broken = status === 'failed' && !tests.some(({ outcome }) => outcome === 'failed');
      return broken ? [...tests, { title: name, outcome: 'failed' }] : tests;
    }),
  );
}

/**
 * Of Playwright's JSON report; an error outside all tests counts as one failure, and so do tests that passed
 * only at the second attempt when they are more than a few.
 * @returns {Tally}
 */
export function tallyPlaywright(report) {
  const outcome = { expected: 'passed', flaky: 'again', skipped: 'skipped' };
  const visit = (suite) => [
    ...suite.specs.flatMap(({ title, tests }) =>
      tests.map(({ status }) => ({ title, outcome: outcome[status] ?? 'failed' })),
    ),
    ...(suite.suites ?? []).flatMap(visit),
  ];
  const errors = report.errors.map(({ message }) => ({ title: message, outcome: 'failed' }));
  return count([...report.suites.flatMap(visit), ...errors]);
}

function count(tests) {
  const of = (outcome) => tests.filter((test) => test.outcome === outcome).map(({ title }) => title);
  const again = of('again');
  const excess = again.length > mostAgain ? again.length : 0;
  return {
    passed: of('passed').length + again.length - excess,
    failed: of('failed').length + excess,
    skipped: of('skipped'),
    again,
  };
}

/**
 * A suite that ran nothing, or ended badly without saying which test failed, is one failure more.
 * @param {Tally} tally
 * @param {number} code exit code of the suite
 * @returns {Tally}
 */
export function honest(tally, code) {
  const ran = tally.passed + tally.failed + tally.skipped.length > 0;
  return ran && (code === 0 || tally.failed > 0) ? tally : { ...tally, failed: tally.failed + 1 };
}

/**
 * With the reference folder at hand, a skipped test that names it, or SQUEEZELENS_SHARED (titles may be cut), is a failure.
 * @param {Tally} tally
 * @returns {Tally}
 */
export function withReference(tally) {
  const skipped = tally.skipped.filter((title) => !/reference|squeezel/i.test(title));
  return { ...tally, failed: tally.failed + tally.skipped.length - skipped.length, skipped };
}

/**
 * The closing line.
 * @param {readonly Tally[]} tallies
 */
export function closingLine(tallies) {
  const sum = (of) => tallies.reduce((total, tally) => total + of(tally), 0);
  return `${sum((t) => t.passed)} passed, ${sum((t) => t.failed)} failed, ${sum((t) => t.skipped.length)} skipped`;
}
