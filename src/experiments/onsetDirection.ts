import { covariance } from '../metrics/covariance';
import { leadingComponent } from '../metrics/leadingComponent';
import { signDirection } from '../metrics/signDirection';
import { forward } from '../models/mlp';
import type { Run } from './openRun';

/** m of a collapse: h1 PC1 at its onset, signed. @throws InputError when that snapshot is not cached. */
export function onsetDirection(run: Run, onset: number): Float64Array {
  const { h1 } = forward(run.parameters(onset), run.shape, run.data.split.train.pairs);
  return signDirection(leadingComponent(covariance(h1)).direction, h1, run.data.weights);
}
