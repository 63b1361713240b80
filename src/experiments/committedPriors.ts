import type { Landmarks } from './landmarks';

const HEALTHY_BEFORE = 6_000;

/** Epochs whose prior is kept: the first onset, and a healthy one 6,000 earlier. None without a collapse. */
export function committedPriors({ collapses }: Pick<Landmarks, 'collapses'>): number[] {
  if (collapses.length === 0) return [];
  const { onset } = collapses[0].phases;
  return [onset - HEALTHY_BEFORE, onset];
}
