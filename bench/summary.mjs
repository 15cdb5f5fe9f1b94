/**
 * @typedef {{ name: string, unit: string, goal: { most: number } | { least: number } | null }} Figure
 */

/**
 * One measured figure: the median of its samples with their extremes.
 * @param {Figure} figure
 * @param {readonly number[]} samples
 */
export function summary({ name, unit, goal }, samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const value = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { name, value, unit, goal, min: sorted[0], max: sorted.at(-1), runs: sorted.length };
}

/** A ratio whose samples lie further apart than a tenth of their median says little. */
export const isNoisy = ({ unit, value, min, max }) => unit === 'ratio' && max - min > 0.1 * Math.abs(value);

/** Whether the goal is met, or null without one. */
export function isMet({ goal, value }) {
  if (goal === null) return null;
  return 'most' in goal ? value <= goal.most : value >= goal.least;
}

const number = (value) => String(Number(value.toPrecision(6)));

/** The figures as lines of a table. */
export function table(results) {
  const rows = results.map((result) => {
    const { name, unit, goal, value, min, max, runs } = result;
    const aim = goal === null ? '-' : 'most' in goal ? `<= ${goal.most}` : `>= ${goal.least}`;
    const verdict = [{ true: 'met', false: 'MISSED' }[String(isMet(result))], isNoisy(result) && 'noisy'];
    return [
      name,
      number(value),
      unit,
      `${number(min)} .. ${number(max)}`,
      String(runs),
      aim,
      verdict.filter(Boolean).join(', '),
    ];
  });
  const all = [['figure', 'median', 'unit', 'min .. max', 'runs', 'goal', ''], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
}
