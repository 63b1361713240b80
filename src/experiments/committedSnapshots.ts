import type { Landmarks } from './landmarks';

const COARSE = 5_000;
const FINE = 1_000;
const AROUND = 3_000;

/**
 * The epochs whose snapshots a run keeps: 1,000, every 5,000, the last, and every 1,000 from 3,000 before to 3,000
 * after the onset of each accuracy collapse. The others come back by replaying the run.
 */
export function committedSnapshots({ collapses }: Pick<Landmarks, 'collapses'>, epochs: number): number[] {
  const kept = new Set([FINE, epochs]);
  for (let epoch = COARSE; epoch <= epochs; epoch += COARSE) kept.add(epoch);
  for (const { phases } of collapses) {
    for (let epoch = phases.onset - AROUND; epoch <= phases.onset + AROUND; epoch += FINE) kept.add(epoch);
  }
  return [...kept].filter((epoch) => epoch > 0 && epoch <= epochs).sort((a, b) => a - b);
}
