import { covariance } from '../../metrics/algebra/covariance';
import { leadingComponent } from '../../metrics/components/leadingComponent';
import { hidden } from '../../models/mlp';
import type { Run } from '../../runs/openRun';
import { rounded } from '../glpRow';
import type { Layer } from './scalingGrid';
import type { ScalingActivations } from './scalingMeasures';

/**
 * A layer's activations over training and test pairs, as priors see them, with PC1 of the former.
 * @throws InputError when no snapshot lies at the epoch.
 * @example
 * import { activationsAt, openRun } from 'activation-supervision';
 * const { train, heldOut } = activationsAt(openRun('baseline'), 20_000, 'h1');
 * [train.rows.rows, heldOut.rows.rows]; // => [2822, 6587]
 */
export function activationsAt(run: Run, epoch: number, layer: Layer): ScalingActivations {
  const { train, test } = run.data.split;
  const parameters = run.parameters(epoch);
  const of = ({ pairs, labels }: typeof train) => ({
    rows: rounded(hidden(parameters, run.shape, pairs)[layer]),
    labels,
  });
  const trained = of(train);
  return {
    train: trained,
    heldOut: of(test),
    classes: run.shape.p,
    direction: leadingComponent(covariance(trained.rows)).direction,
  };
}
