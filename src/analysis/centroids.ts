import type { RowSource } from '../data/arrays/rowSource';
import { type Matrix, matrix, row } from '../engine/matrix';
import type { ClassMeans } from '../metrics/activations/classMeans';
import { type NearestCentroid, nearestCentroid } from '../metrics/activations/nearestCentroid';
import { projectOut } from '../metrics/algebra/projectOut';
import { randomDirections } from '../metrics/algebra/randomDirections';
import { mean } from '../metrics/statistics/mean';
import type { Geometry } from './geometry';
import { inBlocks, type Watch } from './inBlocks';

/** Nearest-centroid accuracies, 0..1, of rows as they are or with directions taken off. */
export interface Centroids {
  readonly raw: number;
  readonly minusPc1: number;
  readonly minusPc2?: number;
  /** The mean over 20 random directions. */
  readonly minusRandom: number;
  readonly minusPc1OfRest?: number;
}

/** One way to look at rows: geometry, class means, and what is projected out of all. */
export interface View {
  readonly geometry: Geometry;
  readonly classes: ClassMeans;
  /** [k x d], orthonormal. */
  readonly without?: Matrix;
}

const RANDOM_DIRECTIONS = 20;

/**
 * `nearestCentroidControls` with centroids that are known, of rows that come in blocks.
 * @param labels class of each row; one without a centroid is never found.
 */
export async function centroidsOf(
  views: readonly View[],
  rows: RowSource,
  labels: Int32Array,
  watch: Watch,
): Promise<Centroids[]> {
  const random = randomDirections(RANDOM_DIRECTIONS, rows.columns, 0);
  const counts = views.map(() => new Float64Array(4 + RANDOM_DIRECTIONS));
  await inBlocks(rows, watch, (block, first) => {
    const ofBlock = labels.subarray(first, first + block.rows);
    for (const [k, { geometry, classes, without }] of views.entries()) {
      const samples = { rows: without ? projectOut(block, without) : block, labels: ofBlock };
      const ncc = nearestCentroid(ownMeans(classes), samples, classes.counts.length + 1);
      const found = shares(ncc, geometry, random);
      for (const [i, share] of found.entries()) counts[k][i] += Math.round(share * block.rows);
    }
  });
  return views.map(({ geometry }, k) => {
    const [raw, minusPc1, minusPc2, minusPc1OfRest, ...others] = counts[k].map((count) => count / rows.rows);
    return {
      raw,
      minusPc1,
      ...(geometry.pc2 && { minusPc2 }),
      minusRandom: mean(others),
      ...(geometry.pc1OfRest && { minusPc1OfRest }),
    };
  });
}

/** Class means as rows of their own class. */
function ownMeans({ means }: ClassMeans) {
  return { rows: means, labels: Int32Array.from({ length: means.rows }, (_, c) => c) };
}

function shares(ncc: NearestCentroid, { pc1, pc2, pc1OfRest }: Geometry, random: Matrix): number[] {
  const named = [pc1, pc2 ?? pc1, pc1OfRest ?? pc1];
  const directions = matrix(named.length + random.rows, pc1.length);
  for (const [i, direction] of named.entries()) row(directions, i).set(direction);
  directions.data.set(random.data, named.length * pc1.length);
  return [ncc.accuracy(), ...ncc.accuracies(directions)];
}
