import { signDirection } from '../metrics/activations/signDirection';
import { leadingOf } from '../metrics/components/leadingComponent';
import type { Run } from '../runs/openRun';
import { snapshotGeometry } from '../runs/snapshotGeometry';
import { residualRecordAt } from './residualRecordAt';

/** What a direction is the PC1 of: activations, or residuals of the run's prior. */
export type DirectionOf = 'h1' | 'residual';

/**
 * m of a collapse: PC1 at its onset, signed.
 * @throws InputError when the onset's snapshot, or its residuals, are not cached.
 * @example
 * import { cosine, onsetDirection, openRun } from 'activation-supervision';
 * const run = openRun('baseline');
 * cosine(onsetDirection(run, 25_700), onsetDirection(run, 25_700, 'residual')); // => 0.9877
 */
export function onsetDirection(run: Run, onset: number, of: DirectionOf = 'h1'): Float64Array {
  if (of === 'residual') return Float64Array.from(residualRecordAt(run, onset).direction);
  const { h1, components, spread } = snapshotGeometry(run, onset);
  return signDirection(leadingOf(components, spread).direction, h1, run.data.weights);
}
