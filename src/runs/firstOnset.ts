import { NotApplicableError } from '../inputError';
import { landmarks } from './landmarks';
import type { Run } from './openRun';

const SNAPSHOTS = 1_000;

/**
 * The epoch at which a run's frozen direction is taken: the onset of its first accuracy collapse. A run whose geometry
 * collapses before its accuracy was ever high has none; there it is the first spike (by the first edition's phases, the
 * last multiple of 1,000 up to it).
 * @throws NotApplicableError for a run that has neither.
 */
export function firstOnset(run: Pick<Run, 'name' | 'history' | 'phasesBy'>): number {
  const { collapses, cycles } = landmarks(run);
  if (collapses.length > 0) return collapses[0].phases.onset;
  if (cycles.length > 0) {
    const [{ spike }] = cycles;
    return run.phasesBy ? Math.floor(spike / SNAPSHOTS) * SNAPSHOTS : spike;
  }
  throw new NotApplicableError(
    `run '${run.name}' has neither a collapse nor a geometric cycle to take a direction from`,
  );
}
