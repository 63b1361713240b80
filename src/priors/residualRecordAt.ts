import { join } from 'node:path';
import { epochFile, epochsIn } from '../data/runFolder';
import { NotMadeError } from '../inputError';
import { experimentCommand } from '../runs/experimentCommand';
import type { Run } from '../runs/openRun';
import { glpPaths } from './glpPaths';
import { type GlpResidualRecord, readGlpResidualRecord } from './glpResidualRecord';

/**
 * What the run's prior could not explain at an epoch: residual PC1, a unit vector of n1, and of each training sample the length
 * of its residual and its part along residual PC1, in activation units.
 * @throws NotMadeError naming the epochs that are cached, when this one is not.
 * @example
 * import { openRun, residualRecordAt } from 'activation-supervision';
 * const { direction, norm } = residualRecordAt(openRun('baseline'), 25_700);
 * [direction.length, norm.length]; // => [128, 2822]
 */
export function residualRecordAt(run: Run, epoch: number): GlpResidualRecord {
  const { residuals } = glpPaths(run.paths);
  const epochs = epochsIn(residuals);
  if (epochs.includes(epoch)) return readGlpResidualRecord(join(residuals, epochFile(epoch)));
  throw new NotMadeError(
    `run '${run.name}' has no residuals at epoch ${epoch}; it has ${epochs.join(', ') || 'none'}`,
    experimentCommand('glp', run),
  );
}
