import type { ReactNode } from 'preact/compat';
import { useGrowing } from './useGrowing';

/** Parts of a page from the top down, one more whenever it has nothing else to do: all at once would block it. */
export function InTurn({ children }: { children: readonly (ReactNode | readonly ReactNode[])[] }) {
  const parts = children.flat();
  return parts.slice(0, useGrowing(InTurn, parts.length, 1));
}
