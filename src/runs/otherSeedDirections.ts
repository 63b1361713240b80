import { directionsOf, type SeedDirection } from './directionsOf';
import type { Run } from './openRun';
import { seedRuns } from './seedRuns';

/**
 * The directions of one file name in the cached baselines of the other seeds, by seed. Their bases have nothing to do
 * with this run's, so what they share with its directions is what any two runs share.
 * @param instead as in `directionsOf`.
 * @throws InputError when a file is damaged.
 */
export function otherSeedDirections(run: Run, file: string, instead = file): SeedDirection[] {
  const { seed } = run.config.task;
  return directionsOf(
    seedRuns(run).filter(({ config }) => config.task.seed !== seed),
    file,
    instead,
  );
}
