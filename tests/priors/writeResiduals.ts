import { join } from 'node:path';
import { epochFile } from '../../src/data/runFolder';
import { matrix } from '../../src/engine/matrix';
import { spread } from '../../src/metrics/statistics/spread';
import { glpPaths } from '../../src/priors/glpPaths';
import { writeGlpResidualRecord } from '../../src/priors/glpResidualRecord';
import type { Run } from '../../src/runs/openRun';

/** Writes residuals of a run at an epoch that are all zero, but for the direction that they are said to have. */
export function writeResiduals(run: Run, epoch: number, direction: Float64Array): void {
  const [n, width] = [run.data.weights.length, direction.length];
  const zero = spread([0, 0]);
  const projections = { top2: zero, top5: zero, top10: zero, top28: zero, all: zero };
  const metrics = {
    component: { direction, variance: 1, fraction: 1 },
    topCosine: zero,
    topAlignment: zero,
    projections,
    reconstruction: { raw: zero, centred: zero },
  };
  const path = join(glpPaths(run.paths).residuals, epochFile(epoch));
  writeGlpResidualRecord(path, { residuals: [matrix(n, width)], metrics }, run.data.weights, {});
}
