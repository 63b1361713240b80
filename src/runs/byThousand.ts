import type { Run } from './openRun';

/**
 * A run whose phases are named by the first edition of DEFINITIONS, on multiples of 1,000 epochs: `landmarks` and all that
 * follows from it. What it caches at them lies apart from what belongs to the phases of the second edition.
 */
export function byThousand<Of extends Pick<Run, 'history'>>(run: Of): Of & Pick<Run, 'phasesBy'> {
  return { ...run, phasesBy: 'thousand' };
}
