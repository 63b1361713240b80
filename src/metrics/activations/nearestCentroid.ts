import { checkOrthonormal } from '../../engine/checkOrthonormal';
import type { Matrix } from '../../engine/matrix';
import { matrix, row } from '../../engine/matrix';
import { multiplyTransposed } from '../../engine/multiply';
import { centre } from '../algebra/centre';
import { columnMeans } from '../algebra/columnMeans';
import { type Directions, directionRows } from '../algebra/directionRows';
import { dot } from '../algebra/dot';
import { classMeans } from './classMeans';
import { countOwn } from './countOwn';
import { type Along, nearestClass } from './nearestClass';
import { rivals } from './rivals';

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
  /** `accuracy` without each of [k x d] unit vectors by itself. */
  accuracies(directions: Matrix): number[];
}

/**
 * Nearest class centroid (NCC): each of `samples` goes to the nearest class mean of `centroidsFrom`, Euclidean; of
 * equally near ones to the lowest class. A class without rows in `centroidsFrom` has no centroid and gets no sample.
 *
 * Distances are computed once. Projecting orthonormal directions v out of both sides only takes ((x - c) . v)² off the
 * squared distance, so that asking again with other directions is cheap.
 * @param classes how many there are: labels are 0..classes-1.
 * @example
 * import { covariance, forward, leadingComponent, nearestCentroid, openRun } from 'activation-supervision';
 * const { parameters, shape, data } = openRun('baseline');
 * const { train, test } = data.split;
 * const h1 = ({ pairs }: { pairs: Int32Array }) => forward(parameters(25_700), shape, pairs).h1;
 * const centroids = { rows: h1(train), labels: train.labels };
 * const nearest = nearestCentroid(centroids, { rows: h1(test), labels: test.labels }, 97);
 * nearest.accuracy(); // => 0.3565
 * const { direction } = leadingComponent(covariance(h1(train)));
 * nearest.accuracy(direction); // => 0.9964
 */
export function nearestCentroid(
  centroidsFrom: Labelled,
  samples: Labelled,
  classes: number,
): NearestCentroid {
  const { means, counts } = classMeans(centroidsFrom.rows, centroidsFrom.labels, classes);
  // About one origin: far from zero, squares would leave rounding alone of what tells classes apart.
  const origin = columnMeans(centroidsFrom.rows);
  const centroids = centre(means, origin);
  for (let i = 0; i < means.rows; i++) if (counts[i] === 0) row(centroids, i).fill(0);
  const rows = centre(samples.rows, origin);
  const distances = squaredDistances(rows, centroids, counts);
  const others = rivals(distances, samples.labels);

  const along = (directions: Matrix): Along[] => {
    const [ofSamples, ofMeans] = [columns(rows, directions), columns(centroids, directions)];
    return ofSamples.map((coordinates, k) => ({ samples: coordinates, centroids: ofMeans[k] }));
  };
  const alongAll = (without: Directions = matrix(0, centroids.columns)): Along[] => {
    const basis = directionRows(without);
    checkOrthonormal(basis, 'nearestCentroid');
    return along(basis);
  };
  const share = (gaps: readonly Along[]) =>
    countOwn(distances, gaps, samples.labels, others) / distances.rows;
  return {
    assign: (without) => {
      const gaps = alongAll(without);
      return Int32Array.from({ length: distances.rows }, (_, i) => nearestClass(distances, gaps, i));
    },
    accuracy: (without) => share(alongAll(without)),
    accuracies: (directions) => along(directions).map((gap) => share([gap])),
  };
}

/** The coordinates of rows [n x d] along each of [k x d] directions, as `project` has them to the bit, by one product. */
function columns(rows: Matrix, directions: Matrix): Float64Array[] {
  const { columns: k, rows: n, data } = multiplyTransposed(rows, directions);
  return Array.from({ length: k }, (_, j) => {
    const along = new Float64Array(n);
    for (let i = 0; i < n; i++) along[i] = data[i * k + j];
    return along;
  });
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
