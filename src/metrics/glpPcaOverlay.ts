import type { Matrix } from '../engine/matrix';
import { row } from '../engine/matrix';
import { centre } from './centre';
import { columnMeans } from './columnMeans';
import { covariance } from './covariance';
import { pca } from './pca';
import { project } from './project';

/** Coordinates of points on two axes. */
export interface PlanePoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Real and generated activations [n x d] in the plane of the real ones' first two principal components. */
export function glpPcaOverlay(
  real: Matrix,
  generated: Matrix,
): { real: PlanePoints; generated: PlanePoints } {
  const origin = columnMeans(real);
  const { components } = pca(covariance(real));
  const inPlane = (points: Matrix): PlanePoints => {
    const centred = centre(points, origin);
    return { x: project(centred, row(components, 0)), y: project(centred, row(components, 1)) };
  };
  return { real: inPlane(real), generated: inPlane(generated) };
}
