import type { Matrix } from '../../engine/matrix';
import { row } from '../../engine/matrix';
import { centre } from '../algebra/centre';
import { columnMeans } from '../algebra/columnMeans';
import { covariance } from '../algebra/covariance';
import { project } from '../algebra/project';
import { pca } from './pca';
import type { PlanePoints } from './planePoints';

/**
 * Where points lie in the plane of the first two principal components of `reference` [n x d], its mean as origin.
 * @param points [m x d]; the reference itself where left out.
 * @returns for each set of points their m coordinates on both axes, in their own units; signs mean nothing.
 * @throws InputError with fewer than two rows in the reference.
 * @example
 * import { matrix, principalPlane } from 'activation-supervision';
 * const points = matrix([[0, 0], [2, 0], [4, 1]]);
 * const [{ x, y }] = principalPlane(points, points);
 * x.map(Math.abs); // => [2.0203, 0.0824, 2.1027]
 */
export function principalPlane(reference: Matrix, ...points: Matrix[]): PlanePoints[] {
  const origin = columnMeans(reference);
  const { components } = pca(covariance(reference));
  return (points.length > 0 ? points : [reference]).map((of) => {
    const centred = centre(of, origin);
    return { x: project(centred, row(components, 0)), y: project(centred, row(components, 1)) };
  });
}
