import { join } from 'node:path';
import { epochFile, epochsIn } from '../data/runFolder';
import { NotMadeError } from '../inputError';
import { experimentCommand } from '../runs/experimentCommand';
import type { Run } from '../runs/openRun';
import { glpPaths } from './glpPaths';
import { type GlpResidualRecord, readGlpResidualRecord } from './glpResidualRecord';

/** @throws NotMadeError naming the epochs that are cached, when this one is not. */
export function residualRecordAt(run: Run, epoch: number): GlpResidualRecord {
  const { residuals } = glpPaths(run.paths);
  const epochs = epochsIn(residuals);
  if (epochs.includes(epoch)) return readGlpResidualRecord(join(residuals, epochFile(epoch)));
  throw new NotMadeError(
    `run '${run.name}' has no residuals at epoch ${epoch}; it has ${epochs.join(', ') || 'none'}`,
    experimentCommand('glp', run),
  );
}
