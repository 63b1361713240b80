import type { Run } from '../../src/runs/openRun';
import { temporaryFolder } from '../data/temporaryFolder';
import { historyOf } from './histories';
import { tinyRun } from './tinyRun';

/** A tiny run of 3,000 epochs with a made-up collapse after them. */
export async function collapsingRun(): Promise<Run> {
  const run = await tinyRun(temporaryFolder(), 'tiny', {
    epochs: 3_000,
    historyEvery: 1_000,
    snapshotEvery: 500,
    stateEvery: 1_500,
  });
  return { ...run, history: historyOf(4_000, (epoch) => (epoch > 3_000 ? 0.5 : 0.99)) };
}
