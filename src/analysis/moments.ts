import type { RowSource } from '../data/arrays/rowSource';
import { type Matrix, matrix, row } from '../engine/matrix';
import { InputError } from '../inputError';
import type { ClassMeans } from '../metrics/activations/classMeans';
import { covarianceProjected } from '../metrics/algebra/covarianceProjected';
import { projectOut } from '../metrics/algebra/projectOut';
import { runningMoments } from '../metrics/algebra/runningMoments';
import { trace } from '../metrics/algebra/trace';
import { inBlocks, type Watch } from './inBlocks';
import type { Labelling } from './labelling';

/** What one pass over activations [n x d] leaves: all that geometry needs of them. */
export interface Moments {
  readonly n: number;
  /** `[d]` */
  readonly mean: Float64Array;
  /** [d x d], divided by n - 1. */
  readonly covariance: Matrix;
  readonly classes?: ClassMeans;
  /** The rows of the heaviest, in the order asked for. */
  readonly heaviest?: Matrix;
}

/** @param heaviest rows to keep. */
export async function momentsOf(
  source: RowSource,
  labels: Labelling | undefined,
  heaviest: readonly number[] | undefined,
  watch: Watch,
): Promise<Moments> {
  const d = source.columns;
  const running = runningMoments(d);
  const sums = labels && matrix(labels.count, d);
  const counts = new Int32Array(labels?.count ?? 0);
  const kept = heaviest && matrix(heaviest.length, d);
  const place = new Map(heaviest?.map((i, at) => [i, at]));
  await inBlocks(source, watch, (block, first) => {
    running.add(block);
    for (let i = 0; i < block.rows; i++) {
      const x = row(block, i);
      const at = place.get(first + i);
      if (kept && at !== undefined) row(kept, at).set(x);
      if (!labels || !sums) continue;
      const label = labels.train[first + i];
      const sum = row(sums, label);
      for (let j = 0; j < d; j++) sum[j] += x[j];
      counts[label]++;
    }
  });
  for (let c = 0; c < counts.length; c++) {
    const sum = row(sums as Matrix, c);
    for (let j = 0; j < d; j++) sum[j] /= counts[c];
  }
  return {
    n: source.rows,
    mean: running.mean(),
    covariance: running.covariance(),
    ...(sums && { classes: { means: sums, counts } }),
    ...(kept && { heaviest: kept }),
  };
}

/** Squares of what is smaller vanish. */
const VANISHING = 1e-150;

/** @throws InputError for activations whose squares float64 cannot hold. */
export function checkSquares({ covariance, mean }: Moments, name: string): void {
  const size = trace(covariance);
  const largest = mean.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  if (Number.isFinite(size) && !(size === 0 && largest > 0 && largest < VANISHING)) return;
  throw new InputError(
    `${name}: expected activations of a size whose squares float64 holds (1e-150 to 1e150), found a total variance of ${size}; scale them`,
  );
}

/** The moments of the activations with orthonormal directions [k x d] projected out of them. */
export function momentsWithout(of: Moments, directions: Matrix): Moments {
  const { mean, covariance, classes, heaviest } = of;
  return {
    ...of,
    mean: projectOut(matrix(1, mean.length, mean), directions).data,
    covariance: covarianceProjected(covariance, directions),
    ...(classes && { classes: { ...classes, means: projectOut(classes.means, directions) } }),
    ...(heaviest && { heaviest: projectOut(heaviest, directions) }),
  };
}
