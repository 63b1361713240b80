import { InputError } from '../inputError';
import { landmarks } from './landmarks';
import type { Run } from './openRun';

const SNAPSHOTS = 1_000;

/**
 * The epoch at which a run's frozen direction is taken: the onset of its first accuracy collapse. A run whose geometry
 * collapses before its accuracy was ever high has none; there it is the last multiple of 1,000 up to the first spike.
 * @throws InputError for a run that has neither.
 */
export function firstOnset(run: Pick<Run, 'name' | 'history'>): number {
  const { collapses, cycles } = landmarks(run);
  if (collapses.length > 0) return collapses[0].phases.onset;
  if (cycles.length > 0) return Math.floor(cycles[0].spike / SNAPSHOTS) * SNAPSHOTS;
  throw new InputError(
    `run '${run.name}' has neither a collapse nor a geometric cycle to take a direction from`,
  );
}
