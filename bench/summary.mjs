/**
 * @typedef {{ name: string, unit: string, goal: { most: number } | { least: number } | null }} Figure
 * @typedef {'met' | 'missed' | 'reported' | 'noisy' | 'not available'} Verdict
 */

/** Numbers without a unit of their own: they are the same on every machine, and so are judged for their spread. */
const relative = ['ratio', 'exponent'];

/** Samples further apart than this share of their median say little. */
const SPREAD = 0.1;

/**
 * One measured figure: the median of its samples with their extremes and what is to be said of it. A noisy one has no value, only
 * its samples; one without samples is not available.
 * @param {Figure} figure
 * @param {readonly number[]} samples
 */
export function summary({ name, unit, goal }, samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const [min = null] = sorted;
  const max = sorted.at(-1) ?? null;
  const found = { name, unit, goal, min, max, runs: sorted.length, samples };
  if (sorted.length === 0) return { ...found, value: null, verdict: 'not available' };
  const middle = sorted.length >> 1;
  const value = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  if (relative.includes(unit) && max - min > SPREAD * Math.abs(value))
    return { ...found, value: null, verdict: 'noisy' };
  return { ...found, value, verdict: verdictOf(goal, value) };
}

/**
 * @param {Figure['goal']} goal
 * @param {number} value
 * @returns {Verdict}
 */
function verdictOf(goal, value) {
  if (goal === null) return 'reported';
  return ('most' in goal ? value <= goal.most : value >= goal.least) ? 'met' : 'missed';
}

const number = (value) => (value === null ? '-' : String(Number(value.toPrecision(4))));

/** The figures as lines of a table. */
export function table(results) {
  const rows = results.map(({ name, unit, goal, value, min, max, runs, verdict }) => [
    name,
    verdict === 'noisy' ? 'noisy' : number(value),
    unit,
    runs === 0 ? '-' : `${number(min)} .. ${number(max)}`,
    String(runs),
    goal === null ? '-' : 'most' in goal ? `<= ${goal.most}` : `>= ${goal.least}`,
    verdict === 'missed' ? 'MISSED' : verdict,
  ]);
  const all = [['figure', 'median', 'unit', 'min .. max', 'runs', 'goal', ''], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
}
