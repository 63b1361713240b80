import type { Matrix } from '../engine/matrix';
import type { PlanePoints } from './planePoints';
import { principalPlane } from './principalPlane';

/** Real and generated activations [n x d] in the plane of the real ones' first two principal components. */
export function glpPcaOverlay(
  real: Matrix,
  generated: Matrix,
): { real: PlanePoints; generated: PlanePoints } {
  const [ofReal, ofGenerated] = principalPlane(real, real, generated);
  return { real: ofReal, generated: ofGenerated };
}
