import { logitGradientsAsTrained } from '../engine/logitGradientsAsTrained';
import { matrix } from '../engine/matrix';
import { InputError } from '../inputError';
import { dot } from '../metrics/algebra/dot';
import { headMeanColumn } from '../metrics/gradients/headMeanColumn';
import { labelEntries } from '../metrics/gradients/labelEntries';
import { logitGradients } from '../metrics/gradients/logitGradients';
import { rowExcess } from '../metrics/gradients/rowExcess';
import { heaviest } from '../metrics/statistics/heaviest';
import { mean } from '../metrics/statistics/mean';
import { forward } from '../models/mlp';
import type { Run } from '../runs/openRun';
import { arithmeticOf } from '../training/arithmeticOf';

/** One training pair at one moment: what float32 loses of its row of dCE/dlogits, and why no output shows it. */
export interface DriftOfSample {
  /** By weight, 1 the heaviest. */
  readonly rank: number;
  /** `a + b`. */
  readonly pair: string;
  /** Its label entry, true and bit for bit as trained, in units of 2^-24. */
  readonly label_true: number;
  readonly label_trained: number;
  /** What the row as trained sums to, in the same units; the true one sums to 0. */
  readonly row_sum: number;
  /** In logits, of the head as it is, and of the head with the mean over classes taken off kernel and bias. */
  readonly mean_logit: number;
  readonly mean_logit_without: number;
  /** The largest change of any class's probability between those two heads, in float64. */
  readonly probability_change: number;
}

/**
 * The drift that one pair feeds, at a snapshot or full state of a run.
 * @throws InputError when the epoch is not cached, or no pair has that rank.
 * @example
 * import { driftOfSample, openRun } from 'activation-supervision';
 * const heaviest = driftOfSample(openRun('baseline'), 24_000);
 * [heaviest.pair, heaviest.row_sum]; // => ['14 + 42', 2.3409]
 */
export function driftOfSample(run: Run, epoch: number, rank = 1): DriftOfSample {
  const { shape, data, config } = run;
  const { pairs, labels } = data.split.train;
  if (!Number.isSafeInteger(rank) || rank < 1 || rank > labels.length) {
    throw new InputError(`rank: expected a whole number from 1 to ${labels.length}, got ${rank}`);
  }
  const i = heaviest(data.weights, rank)[rank - 1];
  const parameters = run.parameters(epoch);
  const own = pairs.slice(2 * i, 2 * i + 2);
  const { h1, logits } = forward(parameters, shape, own);
  const common = dot(h1.data, headMeanColumn(parameters['head.kernel'], h1.columns));
  const offset = common + mean(parameters['head.bias']);
  const without = matrix(
    1,
    shape.p,
    logits.data.map((z) => z - offset),
  );
  const label = [labels[i]];
  const [exact, changed] = [logits, without].map((z) => logitGradients(z, label, 'exact'));
  const trained = logitGradientsAsTrained(data.problem, parameters, [i], arithmeticOf(config));
  return {
    rank,
    pair: `${own[0]} + ${own[1]}`,
    label_true: labelEntries(exact, label)[0],
    label_trained: labelEntries(trained, label)[0],
    row_sum: rowExcess(trained)[0],
    mean_logit: mean(logits.data),
    mean_logit_without: mean(without.data),
    probability_change: Math.max(...exact.data.map((g, k) => Math.abs(g - changed.data[k]))),
  };
}
