import type { Site } from './explanation';

/** How one came to a number, term by term: the part of a path that ends at `site`; `site` alone where it is not on it. */
export function trailTo(path: readonly Site[], site: Site): readonly Site[] {
  const end = path.findLastIndex(
    ({ key, channel, row, column }) =>
      key === site.key && channel === site.channel && row === site.row && column === site.column,
  );
  return end < 0 ? [site] : path.slice(0, end + 1);
}
