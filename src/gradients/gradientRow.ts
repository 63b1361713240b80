import { h1GradientsAsTrained } from '../engine/h1GradientsAsTrained';
import type { Matrix } from '../engine/matrix';
import type { NamedArrays } from '../engine/taskShape';
import { signDirection } from '../metrics/activations/signDirection';
import { cosine } from '../metrics/algebra/cosine';
import { leadingOf } from '../metrics/components/leadingComponent';
import { activationGradients } from '../metrics/gradients/activationGradients';
import { gradientAlignments } from '../metrics/gradients/gradientAlignment';
import { orthogonalCarriers } from '../metrics/gradients/orthogonalCarriers';
import type { Run } from '../runs/openRun';
import { geometryOf, type SnapshotGeometry } from '../runs/snapshotGeometry';
import { arithmeticOf } from '../training/arithmeticOf';
import { headInput } from './headInput';

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

/**
 * What both arithmetics say of the forces on h1 at one moment: cosines of the effective gradient and of the heaviest 1 % with
 * the direction m, their share of the force along it, lengths.
 * @param given m, a unit vector of n1; this moment's h1 PC1, signed, where left out.
 * @throws InputError when parameters and problem do not fit together.
 * @example
 * import { gradientRow, openRun } from 'activation-supervision';
 * const run = openRun('baseline');
 * const row = gradientRow(run, run.parameters(25_700));
 * [row.cos_float32, row.cos_exact]; // => [-0.2110, 0.0090]
 */
export function gradientRow(run: Moment, parameters: NamedArrays, given?: Float64Array): GradientRow {
  return gradientRows(run, geometryOf(run, parameters))(given);
}

/** The forces on h1 in both arithmetics, [n x n1] each. */
export interface GradientForces {
  /** As the engine's training step computes them, to the bit. */
  readonly float32: Matrix;
  /** In float64 without cancellation (DEFINITIONS "Effective gradient"). */
  readonly exact: Matrix;
}

export function gradientForces(
  { shape, data, config }: Moment,
  { parameters, h1 }: Pick<SnapshotGeometry, 'parameters' | 'h1'>,
): GradientForces {
  return {
    float32: h1GradientsAsTrained(data.problem, parameters, arithmeticOf(config)),
    exact: activationGradients(headInput({ shape, data }, parameters, h1), 'exact'),
  };
}

/**
 * The effective gradient in both arithmetics.
 * @param forces of this moment, where they are known.
 * @returns what they say along a direction m, a unit vector of n1; along this moment's h1 PC1, signed, where left out.
 */
export function gradientRows(
  run: Moment,
  geometry: SnapshotGeometry,
  forces: GradientForces = gradientForces(run, geometry),
): (given?: Float64Array) => GradientRow {
  const { data } = run;
  const { h1, spread, components } = geometry;
  const pc1 = leadingOf(components, spread);
  const alongExact = gradientAlignments(forces.exact, data.weights);
  const alongTrained = gradientAlignments(forces.float32, data.weights);
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
      orthogonal_carriers: orthogonalCarriers(forces.exact, m),
    };
  };
}
