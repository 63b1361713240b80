import { slice } from '../data/arrays/rowSource';
import { type Matrix, row } from '../engine/matrix';
import { betweenMeans } from '../metrics/activations/betweenClassVariance';
import { onesShare } from '../metrics/algebra/agreement';
import { centre } from '../metrics/algebra/centre';
import { columnSums } from '../metrics/algebra/columnSums';
import { covarianceLess } from '../metrics/algebra/covarianceWithout';
import { dot } from '../metrics/algebra/dot';
import { trace } from '../metrics/algebra/trace';
import { lanczosLeading } from '../metrics/components/lanczosLeading';
import { type LeadingComponents, leadingComponents } from '../metrics/components/leadingComponents';
import { participationRatio } from '../metrics/components/participationRatio';
import { onePercent } from '../metrics/statistics/onePercent';
import type { Moments } from './moments';

/** What moments say by themselves. */
export interface Geometry {
  readonly components: LeadingComponents;
  /** Unit vectors of d; PC1 signed by the two heaviest rows where there are weights. */
  readonly pc1: Float64Array;
  readonly pc2?: Float64Array;
  /** PC1 without the heaviest 1 % of the rows. */
  readonly pc1OfRest?: Float64Array;
  readonly totalVariance: number;
  /** Whether what is left is rounding: no direction of it, and no share, means anything. */
  readonly isNothing: boolean;
  readonly pc1Share: number;
  readonly participationRatio: number;
  /** |cos| of PC1 with the all-ones direction. */
  readonly pc1Ones: number;
  readonly between?: number;
  readonly betweenWithoutPc1?: number;
}

/** Of the variance before directions were taken off, a share below this is the rounding of taking them off. */
const LEFT = 1e-12;
/** … and of a mean's square, the rounding of the mean. */
const VARIES = 1e-28;

/** @param before total variance before directions were taken off, where they were. */
export function geometryOf(moments: Moments, before = 0): Geometry {
  const { covariance, mean, classes, heaviest, n } = moments;
  const found = leadingComponents(covariance);
  // Where there are fewer rows than dimensions the last ones are zero but for rounding.
  const components = { ...found, variances: found.variances.map((variance) => Math.max(0, variance)) };
  const pc1 = signed(row(components.components, 0).slice(), moments);
  const total = trace(covariance);
  return {
    components,
    pc1,
    ...(covariance.rows > 1 && { pc2: row(components.components, 1).slice() }),
    ...(heaviest && n - onePercent(n) >= 2 && { pc1OfRest: restComponent(moments, heaviest) }),
    totalVariance: total,
    isNothing: !(total > LEFT * before && total > VARIES * dot(mean, mean)),
    pc1Share: components.variances[0] / total,
    participationRatio: participationRatio(covariance),
    pc1Ones: onesShare(pc1),
    ...(classes && {
      between: betweenMeans(classes, mean, n),
      betweenWithoutPc1: betweenMeans(classes, mean, n, pc1),
    }),
  };
}

/** As `signDirection`, of the rows that were kept, the heaviest first. */
function signed(direction: Float64Array, { heaviest, mean }: Moments): Float64Array {
  if (!heaviest) return direction;
  const top = columnSums(centre(heaviest, mean), [...Array(Math.min(2, heaviest.rows)).keys()]);
  return dot(top, direction) < 0 ? direction.map((x) => -x) : direction;
}

/** PC1 of the covariance without the heaviest 1 %. */
function restComponent({ covariance, mean, n }: Moments, heaviest: Matrix): Float64Array {
  const count = onePercent(n);
  const taken = centre(slice(heaviest, 0, count), mean);
  return lanczosLeading(covarianceLess(covariance, n, taken));
}
