import { byThousand } from './byThousand';
import { landmarks } from './landmarks';
import type { Run } from './openRun';

const COARSE = 5_000;
const FINE = 1_000;
const AROUND = 3_000;

/**
 * The epochs whose snapshots a run keeps: 1,000, every 5,000, the last, the phases of each accuracy collapse, and every
 * 1,000 from 3,000 before to 3,000 after its onset by the first edition's phases. The others come back by replaying the
 * run.
 */
export function committedSnapshots(run: Pick<Run, 'history'>, epochs: number): number[] {
  const kept = new Set([FINE, epochs]);
  for (let epoch = COARSE; epoch <= epochs; epoch += COARSE) kept.add(epoch);
  for (const { phases } of landmarks(byThousand(run)).collapses) {
    for (let epoch = phases.onset - AROUND; epoch <= phases.onset + AROUND; epoch += FINE) kept.add(epoch);
  }
  for (const { phases } of landmarks(run).collapses) {
    for (const epoch of Object.values(phases)) kept.add(epoch);
  }
  return [...kept].filter((epoch) => epoch > 0 && epoch <= epochs).sort((a, b) => a - b);
}
