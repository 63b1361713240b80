import { h1GradientsAsTrained } from '../engine/h1GradientsAsTrained';
import { type Matrix, row } from '../engine/matrix';
import type { TaskProblem } from '../engine/taskProblem';
import type { NamedArrays } from '../engine/taskShape';
import { covariance } from '../metrics/algebra/covariance';
import { dot } from '../metrics/algebra/dot';
import { norm } from '../metrics/algebra/norm';
import { subspaceOverlap } from '../metrics/algebra/subspaceOverlap';
import { leadingComponent } from '../metrics/components/leadingComponent';
import { forward } from '../models/mlp';
import { arithmeticOf } from './arithmeticOf';
import type { RunConfig } from './runConfig';

/** What the history of a suppressed run says besides, of the directions in force from this epoch on; fractions 0..1. */
export interface SuppressionRow {
  /** Sum over samples of |part of g_r inside the span| over that of |g_r|, the forces as trained, before projection. */
  readonly gradient_fraction_along_m: number;
  /** |cos| with the directions in force before, NaN where there were none; only where they are refreshed. */
  readonly cos_previous_direction?: number;
  /** |cos| with this moment's h1 PC1. */
  readonly cos_h1_pc1: number;
  /** |cos| with the residual direction of the prior; only where the run was given one (`comparesWithPrior`). */
  readonly cos_glp_direction?: number;
}

export interface DirectionsInForce {
  /** `[k, n1]` */
  readonly current: Matrix;
  readonly previous?: Matrix;
  /** Whether they change as the run goes on. */
  readonly refreshed: boolean;
  readonly reference?: Matrix;
}

/** @param directions see `DirectionsInForce`; @param config gives the arithmetic of the label gradient. */
export function suppressionRow(
  { current, previous, refreshed, reference }: DirectionsInForce,
  config: Pick<RunConfig, 'label_gradient' | 'step' | 'task'>,
  problem: TaskProblem,
  parameters: NamedArrays,
): SuppressionRow {
  const { h1 } = forward(parameters, problem, problem.pairs);
  const pc1 = leadingComponent(covariance(h1)).direction;
  const forces = h1GradientsAsTrained(problem, parameters, arithmeticOf(config));
  return {
    gradient_fraction_along_m: fractionInside(forces, current),
    ...(refreshed && {
      cos_previous_direction: previous ? subspaceOverlap(current, previous) : Number.NaN,
    }),
    cos_h1_pc1: subspaceOverlap(current, pc1),
    ...(reference && { cos_glp_direction: subspaceOverlap(current, reference) }),
  };
}

function fractionInside(forces: Matrix, directions: Matrix): number {
  let [inside, all] = [0, 0];
  for (let i = 0; i < forces.rows; i++) {
    const g = row(forces, i);
    let squared = 0;
    for (let k = 0; k < directions.rows; k++) squared += dot(g, row(directions, k)) ** 2;
    inside += Math.sqrt(squared);
    all += norm(g);
  }
  return inside / all;
}
