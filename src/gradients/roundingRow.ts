import { h1GradientsAsTrained } from '../engine/h1GradientsAsTrained';
import { logitGradientsAsTrained } from '../engine/logitGradientsAsTrained';
import type { TaskState } from '../engine/taskState';
import { columnSums } from '../metrics/algebra/columnSums';
import { cosine } from '../metrics/algebra/cosine';
import { covariance } from '../metrics/algebra/covariance';
import { norm } from '../metrics/algebra/norm';
import { selectRows } from '../metrics/algebra/selectRows';
import { leadingFraction } from '../metrics/components/leadingFraction';
import { activationGradients } from '../metrics/gradients/activationGradients';
import { adamScale } from '../metrics/gradients/adamScale';
import { headColumns } from '../metrics/gradients/headColumns';
import { labelEntries } from '../metrics/gradients/labelEntries';
import { logitGradients } from '../metrics/gradients/logitGradients';
import { roundingError } from '../metrics/gradients/roundingError';
import { heaviest } from '../metrics/statistics/heaviest';
import { forward } from '../models/mlp';
import type { Run } from '../runs/openRun';
import { arithmeticOf } from '../training/arithmeticOf';

/**
 * Float32 rounding in the label gradient at one moment; `_1` and `_2` are the two heaviest samples, every cosine is
 * with the direction m, and label gradients are dCE/dlogit of the label, not weighted, in units of 2^-24.
 */
export interface RoundingRow {
  readonly h1_pc1_variance_fraction: number;
  readonly weight_1: number;
  readonly weight_2: number;
  /** In float64 without cancellation. */
  readonly true_1: number;
  readonly true_2: number;
  /** Bit for bit as the engine's training step has it. */
  readonly trained_1: number;
  readonly trained_2: number;
  readonly norm_exact: number;
  readonly norm_float32: number;
  readonly cos_exact: number;
  readonly cos_float32: number;
  /** The fields of `roundingError`. */
  readonly error_norm: number;
  readonly error_share: number;
  readonly error_energy_share: number;
  readonly error_share_along_m: number;
  readonly cos_error: number;
  readonly error_top2_share: number;
  readonly cos_error_top2: number;
  /** The same error, over the exact gradient, had the engine summed the label entry: float32 but for the cancellation. */
  readonly summed_error_share: number;
  /** The head's columns of the two labels, and their mean over all classes. */
  readonly cos_label_column_1: number;
  readonly cos_label_column_2: number;
  readonly cos_mean_column: number;
  /** Over the rms length of the columns. */
  readonly mean_column_length: number;
  /** The fields of `adamScale`: sqrt(v̂) in units of epsilon. */
  readonly sqrt_v_tenth: number;
  readonly sqrt_v_median: number;
  readonly sqrt_v_ninetieth: number;
  readonly sqrt_v_below_epsilon: number;
  readonly sqrt_v_head: number;
  readonly sqrt_v_hidden1: number;
  readonly step_rms: number;
}

/**
 * What float32 rounding does to the label gradient at one moment: true and trained label entries of the two heaviest samples, the
 * error of the effective gradient and its part along m, AdamW's scale. Entries in units of 2^-24, fractions and cosines as they are.
 * @param m a unit vector of n1.
 * @throws InputError when state and problem do not fit together.
 * @example
 * import { onsetDirection, openRun, roundingRow } from 'activation-supervision';
 * const run = openRun('baseline');
 * const row = roundingRow(run, run.state(24_000), onsetDirection(run, 25_700));
 * [row.true_1, row.trained_1]; // => [-2.3409, 0]
 */
export function roundingRow(
  { shape, data, config }: Pick<Run, 'shape' | 'data' | 'config'>,
  state: TaskState,
  m: Float64Array,
): RoundingRow {
  const { problem, weights } = data;
  const { train } = data.split;
  const { parameters } = state;
  const { h1, logits } = forward(parameters, shape, train.pairs);
  const headKernel = parameters['head.kernel'];
  const exact = activationGradients({ logits, labels: train.labels, weights, headKernel }, 'exact');
  const trained = h1GradientsAsTrained(problem, parameters, arithmeticOf(config));
  const summed = h1GradientsAsTrained(problem, parameters, 'summed');
  const error = roundingError(trained, exact, m, weights);
  const [effective, asTrained] = [columnSums(exact), columnSums(trained)];

  const top = heaviest(weights, 2);
  const labels = top.map((i) => train.labels[i]);
  const [true1, true2] = labelEntries(logitGradients(selectRows(logits, top), labels, 'exact'), labels);
  const asInStep = logitGradientsAsTrained(problem, parameters, top, arithmeticOf(config));
  const [trained1, trained2] = labelEntries(asInStep, labels);
  const columns = headColumns(headKernel, m, labels);
  const adam = adamScale(state, config.adamw);
  return {
    h1_pc1_variance_fraction: leadingFraction(covariance(h1)),
    weight_1: weights[top[0]],
    weight_2: weights[top[1]],
    true_1: true1,
    true_2: true2,
    trained_1: trained1,
    trained_2: trained2,
    norm_exact: norm(effective),
    norm_float32: norm(asTrained),
    cos_exact: cosine(effective, m),
    cos_float32: cosine(asTrained, m),
    error_norm: error.norm,
    error_share: error.share,
    error_energy_share: error.energyShare,
    error_share_along_m: error.shareAlong,
    cos_error: error.cosine,
    error_top2_share: error.topShare,
    cos_error_top2: error.topCosine,
    summed_error_share: roundingError(summed, exact, m, weights).norm / norm(effective),
    cos_label_column_1: columns.labels[0],
    cos_label_column_2: columns.labels[1],
    cos_mean_column: columns.mean,
    mean_column_length: columns.meanOverRms,
    sqrt_v_tenth: adam.tenth,
    sqrt_v_median: adam.median,
    sqrt_v_ninetieth: adam.ninetieth,
    sqrt_v_below_epsilon: adam.below,
    sqrt_v_head: adam.head,
    sqrt_v_hidden1: adam.hidden1,
    step_rms: adam.step,
  };
}
