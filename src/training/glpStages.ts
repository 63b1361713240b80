import { InputError } from '../inputError';
import type { GlpOptions } from '../models/glp/glpOptions';

export interface GlpStageSpan {
  /** Task epoch of the snapshot. */
  readonly epoch: number;
  /** Optimiser steps taken in all when training on it is done. */
  readonly end: number;
}

/**
 * Which snapshots a prior is trained on, in order, and until which step.
 * @throws InputError when `until` comes before the first snapshot.
 */
export function glpStages({ every, firstSteps, laterSteps }: GlpOptions, until: number): GlpStageSpan[] {
  const count = Math.floor(until / every);
  if (!(count >= 1))
    throw new InputError(`GLP: expected to train at least until epoch ${every}, got ${until}`);
  return Array.from({ length: count }, (_, i) => ({
    epoch: (i + 1) * every,
    end: firstSteps + i * laterSteps,
  }));
}
