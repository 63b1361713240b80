import type { Matrix } from '../../engine/matrix';
import { matrix } from '../../engine/matrix';
import { covariance } from '../algebra/covariance';

/** The covariance [d x d] of residuals, averaged over noise seeds. */
export function glpResidualCovariance(residuals: readonly Matrix[]): Matrix {
  const { columns } = residuals[0];
  const sum = matrix(columns, columns);
  for (const one of residuals) {
    const { data } = covariance(one);
    for (let i = 0; i < data.length; i++) sum.data[i] += data[i] / residuals.length;
  }
  return sum;
}
