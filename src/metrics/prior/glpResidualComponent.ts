import type { Matrix } from '../../engine/matrix';
import { signDirection } from '../activations/signDirection';
import { type LeadingComponent, leadingComponent } from '../components/leadingComponent';
import { glpResidualCovariance } from './glpResidualCovariance';

/**
 * The residual direction (DEFINITIONS.md): PC1 of the residual covariance averaged over noise seeds, signed so that
 * the mean centred activation of the two highest-weight samples projects positively.
 * @param residuals of the training samples, [n x d] for each noise seed.
 * @param activations of the same samples, [n x d].
 */
export function glpResidualComponent(
  residuals: readonly Matrix[],
  activations: Matrix,
  weights: ArrayLike<number>,
): LeadingComponent {
  const leading = leadingComponent(glpResidualCovariance(residuals));
  return { ...leading, direction: signDirection(leading.direction, activations, weights) };
}
