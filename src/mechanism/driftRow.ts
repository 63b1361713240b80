import { h1GradientsAsTrained } from '../engine/h1GradientsAsTrained';
import { logitGradientsAsTrained } from '../engine/logitGradientsAsTrained';
import type { NamedArrays } from '../engine/taskShape';
import { columnSums } from '../metrics/algebra/columnSums';
import { cosine } from '../metrics/algebra/cosine';
import { dot } from '../metrics/algebra/dot';
import { norm } from '../metrics/algebra/norm';
import { activationGradients } from '../metrics/gradients/activationGradients';
import { driftParts } from '../metrics/gradients/driftParts';
import { headMeanColumn } from '../metrics/gradients/headMeanColumn';
import { UNIT } from '../metrics/gradients/labelEntries';
import { meanLogits } from '../metrics/gradients/meanLogits';
import { rowExcess } from '../metrics/gradients/rowExcess';
import { heaviest } from '../metrics/statistics/heaviest';
import { mean } from '../metrics/statistics/mean';
import { forward } from '../models/mlp';
import type { Run } from '../runs/openRun';
import { arithmeticOf } from '../training/arithmeticOf';

/**
 * How all logits drift together at one moment; `_1` and `_2` are the two heaviest samples, every cosine is with the
 * direction m, and lengths and pushes are of dL/dh1, summed over the samples with their weights, in units of 2^-24. A
 * push is what descent does along m, minus the gradient times m: above 0 it moves h1 along m.
 */
export interface DriftRow {
  /** Sum of the row of dCE/dlogits as trained, in units of 2^-24: weighted over all samples, and of the two, unweighted. */
  readonly excess: number;
  readonly excess_1: number;
  readonly excess_2: number;
  /** Mean over the classes, in logits: over the training samples, and of the two. */
  readonly mean_logit: number;
  readonly mean_logit_1: number;
  readonly mean_logit_2: number;
  /** The mean over the classes of the head's columns; its length as it is. */
  readonly mean_column_length: number;
  readonly cos_mean_column: number;
  /** The error of the effective gradient, as trained minus exact, and its parts by `driftParts`. */
  readonly error_length: number;
  readonly cos_error: number;
  readonly mean_part_length: number;
  readonly cos_mean_part: number;
  readonly label_part_length: number;
  readonly cos_label_part: number;
  /** The gradient as trained, and the three that it is the sum of. */
  readonly push_trained: number;
  readonly push_exact: number;
  readonly push_mean_part: number;
  readonly push_label_part: number;
}

/**
 * Measures all but what m tells, which may not be known yet: the answer takes m, a unit vector of n1.
 * @throws InputError when parameters and problem do not fit together.
 * @example
 * import { driftRow, onsetDirection, openRun } from 'activation-supervision';
 * const run = openRun('baseline');
 * const row = driftRow(run, run.parameters(24_000))(onsetDirection(run, 25_700));
 * [row.excess, row.mean_logit]; // => [1.4162, -13.1117]
 */
export function driftRow(
  { shape, data, config }: Pick<Run, 'shape' | 'data' | 'config'>,
  parameters: NamedArrays,
): (m: Float64Array) => DriftRow {
  const { problem, weights } = data;
  const { train } = data.split;
  const headKernel = parameters['head.kernel'];
  const { logits } = forward(parameters, shape, train.pairs);
  const exact = columnSums(
    activationGradients({ logits, labels: train.labels, weights, headKernel }, 'exact'),
  );
  const trained = columnSums(h1GradientsAsTrained(problem, parameters, arithmeticOf(config)));
  const error = trained.map((entry, j) => entry - exact[j]);
  const all = Array.from(train.labels.keys());
  const rows = logitGradientsAsTrained(problem, parameters, all, arithmeticOf(config));
  const { meanColumn, label } = driftParts(rows, weights, headKernel, error);
  const head = headMeanColumn(headKernel, shape.hidden[1]);
  const [excesses, means] = [rowExcess(rows), meanLogits(logits)];
  const [first, second] = heaviest(weights, 2);
  const units = (of: Float64Array) => norm(of) / UNIT;
  return (m) => {
    const push = (of: Float64Array) => -dot(of, m) / UNIT;
    return {
      excess: dot(excesses, weights),
      excess_1: excesses[first],
      excess_2: excesses[second],
      mean_logit: mean(means),
      mean_logit_1: means[first],
      mean_logit_2: means[second],
      mean_column_length: norm(head),
      cos_mean_column: cosine(head, m),
      error_length: units(error),
      cos_error: cosine(error, m),
      mean_part_length: units(meanColumn),
      cos_mean_part: cosine(meanColumn, m),
      label_part_length: units(label),
      cos_label_part: cosine(label, m),
      push_trained: push(trained),
      push_exact: push(exact),
      push_mean_part: push(meanColumn),
      push_label_part: push(label),
    };
  };
}
