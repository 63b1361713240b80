import { checkOrthonormal } from '../engine/checkOrthonormal';
import type { Matrix } from '../engine/matrix';
import { matrix, row } from '../engine/matrix';
import { multiplyTransposed } from '../engine/multiply';
import { classMeans } from './classMeans';
import { type Directions, directionRows } from './directionRows';
import { dot } from './dot';
import { project } from './project';

export interface Labelled {
  /** [n x d] */
  readonly rows: Matrix;
  /** n labels, 0..classes-1. */
  readonly labels: ArrayLike<number>;
}

export interface NearestCentroid {
  /** The class whose centroid is nearest to each sample, after projecting `without` out of both. */
  assign(without?: Directions): Int32Array;
  /** The share of samples assigned to their own label, 0..1. */
  accuracy(without?: Directions): number;
}

/**
 * Nearest class centroid (NCC): each of `samples` goes to the nearest class mean of `centroidsFrom`, Euclidean; of
 * equally near ones to the lowest class. A class without rows in `centroidsFrom` has no centroid and gets no sample.
 *
 * Distances are computed once. Projecting orthonormal directions v out of both sides only takes ((x - c) . v)² off the
 * squared distance, so that asking again with other directions is cheap.
 */
export function nearestCentroid(
  centroidsFrom: Labelled,
  samples: Labelled,
  classes: number,
): NearestCentroid {
  const { means, counts } = classMeans(centroidsFrom.rows, centroidsFrom.labels, classes);
  for (let i = 0; i < means.data.length; i++) if (Number.isNaN(means.data[i])) means.data[i] = 0;
  const distances = squaredDistances(samples.rows, means, counts);

  const assign = (without: Directions = matrix(0, means.columns)) => {
    const basis = directionRows(without);
    checkOrthonormal(basis, 'nearestCentroid');
    const directions = Array.from({ length: basis.rows }, (_, k) => row(basis, k));
    return nearest(
      distances,
      directions.map((v) => project(samples.rows, v)),
      directions.map((v) => project(means, v)),
    );
  };
  const accuracy = (without?: Directions) => {
    const assigned = assign(without);
    return assigned.filter((c, i) => c === samples.labels[i]).length / assigned.length;
  };
  return { assign, accuracy };
}

/** ||x - c||² - ||x||² for every sample and class: what is left out is the same for all classes. */
function squaredDistances(rows: Matrix, means: Matrix, counts: Int32Array): Matrix {
  const out = multiplyTransposed(rows, means);
  const squares = Float64Array.from(counts, (count, c) =>
    count === 0 ? Infinity : dot(row(means, c), row(means, c)),
  );
  for (let i = 0; i < out.rows; i++) {
    for (let c = 0; c < out.columns; c++) {
      const at = i * out.columns + c;
      out.data[at] = squares[c] - 2 * out.data[at];
    }
  }
  return out;
}

/** The class of the least distance of each row, less the squared gaps along each direction. */
function nearest(distances: Matrix, sampleAlong: Float64Array[], centroidAlong: Float64Array[]): Int32Array {
  const { rows, columns, data } = distances;
  const assigned = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    let least = Infinity;
    for (let c = 0; c < columns; c++) {
      let left = data[i * columns + c];
      for (let k = 0; k < sampleAlong.length; k++) {
        const gap = sampleAlong[k][i] - centroidAlong[k][c];
        left -= gap * gap;
      }
      if (left < least) {
        least = left;
        assigned[i] = c;
      }
    }
  }
  return assigned;
}
