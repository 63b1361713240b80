import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { atomicWrite } from '../data/atomicWrite';
import { directionBytes } from '../data/directionFile';
import { matrix } from '../engine/matrix';
import { InputError } from '../inputError';
import { norm } from '../metrics/norm';
import { landmarks } from './landmarks';
import type { Run } from './openRun';
import { residualRecordAt } from './residualRecordAt';

/** Residual PC1 at the first onset (DEFINITIONS "Frozen direction"). */
export const GLP_DIRECTION = 'glp-onset.safetensors';
/** What the healthy replay probe finds. */
export const REPLAY_DIRECTION = 'replay.safetensors';

/**
 * Writes a run's frozen direction, residual PC1 at its first onset, into its `directions/`, unless it is there.
 * @returns the file.
 * @throws InputError when the run has no collapse, or no residuals at its onset.
 */
export function frozenGlpDirection(run: Run): string {
  const file = join(run.paths.directions, GLP_DIRECTION);
  if (existsSync(file)) return file;
  const [first] = landmarks(run).collapses;
  if (!first) throw new InputError(`run '${run.name}' has no collapse, so no onset to take a direction from`);
  const { onset } = first.phases;
  const found = Float64Array.from(residualRecordAt(run, onset).direction);
  const length = norm(found);
  const directions = matrix(
    1,
    found.length,
    found.map((value) => value / length),
  );
  const metadata = { run: run.hash, epoch: `${onset}`, method: 'PC1 of the residuals of the prior' };
  atomicWrite(file, directionBytes({ directions, metadata }));
  return file;
}
