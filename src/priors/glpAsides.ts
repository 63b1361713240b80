import type { Landmarks } from '../runs/landmarks';

/** Thousands of epochs before an onset: build, at 3, is held against what was 2 earlier. */
const BACK = 5;
const THOUSAND = 1_000;

/**
 * Epochs about the collapses at which the prior is looked at besides its snapshots: the phases up to the onset, and 2,000
 * epochs before each of them.
 */
export function glpAsides({ collapses }: Pick<Landmarks, 'collapses'>): number[] {
  const epochs = collapses.flatMap(({ phases }) =>
    Array.from({ length: BACK + 1 }, (_, k) => phases.onset - k * THOUSAND),
  );
  return [...new Set(epochs)].filter((epoch) => epoch > THOUSAND).sort((a, b) => a - b);
}
