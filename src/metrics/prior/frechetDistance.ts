import type { Matrix } from '../../engine/matrix';
import { matrix } from '../../engine/matrix';
import { multiply, transposedMultiply } from '../../engine/multiply';
import { columnMeans } from '../algebra/columnMeans';
import { covariance } from '../algebra/covariance';
import { trace } from '../algebra/trace';
import { pca } from '../components/pca';

/**
 * The Fréchet distance between two sets of points [n x d], [m x d], as Gaussians (Dowson and Landau, 1982; the FID):
 * |m1 - m2|^2 + tr(C1 + C2 - 2 (C1^1/2 C2 C1^1/2)^1/2), squared activation units. Falls with the number of points
 * even for sets of one distribution: compare sets of equal size.
 */
export function frechetDistance(a: Matrix, b: Matrix): number {
  const [meanA, meanB] = [columnMeans(a), columnMeans(b)];
  const [covA, covB] = [covariance(a), covariance(b)];
  let means = 0;
  for (let j = 0; j < meanA.length; j++) means += (meanA[j] - meanB[j]) ** 2;
  const root = squareRoot(covA);
  const { variances } = pca(symmetric(multiply(multiply(root, covB), root)));
  let overlap = 0;
  for (const variance of variances) overlap += Math.sqrt(Math.max(0, variance));
  return means + trace(covA) + trace(covB) - 2 * overlap;
}

/** The symmetric square root of a positive semi-definite matrix. */
function squareRoot(covariance: Matrix): Matrix {
  const { variances, components } = pca(covariance);
  const scaled = matrix(components.rows, components.columns, components.data.slice());
  for (let i = 0; i < scaled.data.length; i++) {
    scaled.data[i] *= Math.sqrt(Math.max(0, variances[Math.floor(i / scaled.columns)]));
  }
  return transposedMultiply(components, scaled);
}

/** Rounding makes the product of three symmetric matrices slightly skew. */
function symmetric({ rows, columns, data }: Matrix): Matrix {
  const out = matrix(rows, columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      out.data[i * columns + j] = (data[i * columns + j] + data[j * columns + i]) / 2;
    }
  }
  return out;
}
