import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { H1_DIRECTION, RESIDUAL_DIRECTION, RESIDUAL_PLANE } from '../conditions/directionNames';
import { epochsIn } from '../data/runFolder';
import { type Matrix, matrix, row } from '../engine/matrix';
import { signDirection } from '../metrics/activations/signDirection';
import { leadingOf } from '../metrics/components/leadingComponent';
import { pca } from '../metrics/components/pca';
import { glpResidualCovariance } from '../metrics/prior/glpResidualCovariance';
import { firstOnset } from '../runs/firstOnset';
import type { Run } from '../runs/openRun';
import { geometryOf, type SnapshotGeometry } from '../runs/snapshotGeometry';
import type { GlpExperimentOptions } from './glpExperiment';
import { glpPaths } from './glpPaths';
import { glpRow } from './glpRow';
import { glpStageAt } from './glpStageAt';
import { residualRecordAt } from './residualRecordAt';
import { writeDirections } from './writeDirections';

const FILES = [RESIDUAL_DIRECTION, RESIDUAL_PLANE, H1_DIRECTION];
const NOISE_SEEDS = 8;

/**
 * Writes directions of a run's first onset into its `directions/`, unless they are all there: residual PC1, the first two
 * components of the residuals, and h1 PC1. Where the residuals or the snapshot are not cached, a prior is trained on a
 * replay of the run up to that epoch; it goes on from its checkpoint.
 * @returns the files; undefined when the signal stopped it.
 * @throws InputError when the run has neither a collapse nor a geometric cycle.
 */
export async function makeOnsetDirections(
  run: Run,
  options: GlpExperimentOptions = {},
): Promise<readonly string[] | undefined> {
  const files = FILES.map((name) => join(run.paths.directions, name));
  const made = () => files.every((file) => existsSync(file));
  if (made()) return files;
  const epoch = firstOnset(run);
  if (run.snapshots.includes(epoch) && epochsIn(glpPaths(run.paths).residuals).includes(epoch)) {
    const geometry = geometryOf(run, run.parameters(epoch));
    write(run, epoch, geometry, residualRecordAt(run, epoch).covariance);
  } else {
    const look = async (...[stage, parameters]: Parameters<Parameters<typeof glpStageAt>[3]>) => {
      const { residuals } = await glpRow(run, parameters, stage, NOISE_SEEDS);
      write(run, epoch, geometryOf(run, parameters), asCached(glpResidualCovariance(residuals)));
    };
    await glpStageAt(run, epoch, 'onset-directions.safetensors', look, options);
  }
  return made() ? files : undefined;
}

/** @param residuals their covariance `[n1, n1]`, in float32 as the residual records hold it. */
function write(
  run: Run,
  epoch: number,
  { h1, components, spread }: SnapshotGeometry,
  residuals: Matrix,
): void {
  const signed = (direction: Float64Array) => signDirection(direction, h1, run.data.weights);
  const found = pca(residuals).components;
  const [first, second] = [0, 1].map((i) => signed(row(found, i).slice()));
  const at = (method: string) => ({ epoch, method });
  writeDirections(run, RESIDUAL_DIRECTION, [first], at('PC1 of the residuals of the prior'));
  writeDirections(run, RESIDUAL_PLANE, [first, second], at('PC1 and PC2 of the residuals of the prior'));
  writeDirections(run, H1_DIRECTION, [signed(leadingOf(components, spread).direction)], at('PC1 of h1'));
}

function asCached({ rows, columns, data }: Matrix): Matrix {
  return matrix(rows, columns, Float64Array.from(data, Math.fround));
}
