import { type Matrix, matrix } from '../../engine/matrix';
import { covariance } from '../algebra/covariance';
import { projectOut } from '../algebra/projectOut';
import { pca } from '../components/pca';
import { classMeans } from './classMeans';

/**
 * Where a solution keeps its classes: the k leading principal components, [k x d], of the class means of h1 after the
 * direction m was projected out of them.
 * @param rows activations [n x d], every class with at least one. @param m unit vector of d.
 */
export function solutionSubspace(
  rows: Matrix,
  labels: ArrayLike<number>,
  classes: number,
  m: Float64Array,
  k: number,
): Matrix {
  const means = projectOut(classMeans(rows, labels, classes).means, m);
  const { components } = pca(covariance(means));
  return matrix(k, rows.columns, components.data.slice(0, k * rows.columns));
}
