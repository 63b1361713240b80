import type { Matrix } from '../../engine/matrix';
import { rowNorms } from '../algebra/rowNorms';
import { mean } from '../statistics/mean';

export interface GlpNovelty {
  /** Mean length of a training sample's residual. */
  readonly train: number;
  /** Mean length of a test sample's residual. */
  readonly test: number;
  /** test - train. */
  readonly gap: number;
}

/** How far the samples of each set lie from the prior's manifold (essay, "novelty"), activation units. */
export function glpNovelty(trainResiduals: Matrix, testResiduals: Matrix): GlpNovelty {
  const [train, test] = [trainResiduals, testResiduals].map((residuals) => mean(rowNorms(residuals)));
  return { train, test, gap: test - train };
}
