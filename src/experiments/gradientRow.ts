import { h1GradientsAsTrained } from '../engine/h1GradientsAsTrained';
import type { NamedArrays } from '../engine/taskShape';
import { activationGradients } from '../metrics/activationGradients';
import { cosine } from '../metrics/cosine';
import { gradientAlignments } from '../metrics/gradientAlignment';
import { leadingOf } from '../metrics/leadingComponent';
import { orthogonalCarriers } from '../metrics/orthogonalCarriers';
import { signDirection } from '../metrics/signDirection';
import { arithmeticOf } from '../training/arithmeticOf';
import { headInput } from './headInput';
import type { Run } from './openRun';
import { geometryOf, type SnapshotGeometry } from './snapshotGeometry';

/** What a method says of the forces on h1 at one moment; every cosine with the direction m. */
export interface GradientRow {
  readonly h1_pc1_variance_fraction: number;
  /** |cosine| of this moment's h1 PC1 with m; 1 where m is that PC1. */
  readonly cos_pc1_m: number;
  readonly cos_float32: number;
  readonly cos_exact: number;
  readonly top_share_float32: number;
  readonly top_share_exact: number;
  readonly cos_top_float32: number;
  readonly cos_top_exact: number;
  readonly norm_float32: number;
  readonly norm_exact: number;
  /** Samples that effectively carry the orthogonal part of the exact gradient. */
  readonly orthogonal_carriers: number;
}

type Moment = Pick<Run, 'shape' | 'data' | 'config'>;

/** `gradientRows` of one direction. */
export function gradientRow(run: Moment, parameters: NamedArrays, given?: Float64Array): GradientRow {
  return gradientRows(run, geometryOf(run, parameters))(given);
}

/**
 * The effective gradient in both arithmetics: `float32` exactly as the engine's training step computes it, `exact` in
 * float64 without cancellation (DEFINITIONS "Effective gradient").
 * @returns what they say along a direction m, a unit vector of n1; along this moment's h1 PC1, signed, where left out.
 */
export function gradientRows(
  { shape, data, config }: Moment,
  { parameters, h1, spread, components }: SnapshotGeometry,
): (given?: Float64Array) => GradientRow {
  const pc1 = leadingOf(components, spread);
  const exactForces = activationGradients(headInput({ shape, data }, parameters, h1), 'exact');
  const trained = h1GradientsAsTrained(data.problem, parameters, arithmeticOf(config));
  const alongExact = gradientAlignments(exactForces, data.weights);
  const alongTrained = gradientAlignments(trained, data.weights);
  return (m = signDirection(pc1.direction, h1, data.weights)) => {
    const exact = alongExact(m);
    const float32 = alongTrained(m);
    return {
      h1_pc1_variance_fraction: pc1.fraction,
      cos_pc1_m: Math.abs(cosine(pc1.direction, m)),
      cos_float32: float32.cosine,
      cos_exact: exact.cosine,
      top_share_float32: float32.topShare,
      top_share_exact: exact.topShare,
      cos_top_float32: float32.topCosine,
      cos_top_exact: exact.topCosine,
      norm_float32: float32.norm,
      norm_exact: exact.norm,
      orthogonal_carriers: orthogonalCarriers(exactForces, m),
    };
  };
}
