import type { Matrix } from '../../engine/matrix';
import type { PlanePoints } from '../components/planePoints';
import { principalPlane } from '../components/principalPlane';

/** Real and generated activations [n x d] in the plane of the real ones' first two principal components. */
export function glpPcaOverlay(
  real: Matrix,
  generated: Matrix,
): { real: PlanePoints; generated: PlanePoints } {
  const [ofReal, ofGenerated] = principalPlane(real, real, generated);
  return { real: ofReal, generated: ofGenerated };
}
