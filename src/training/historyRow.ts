import type { ModularAddition } from '../data/modularAddition';
import type { NamedArrays, TaskShape } from '../engine/taskShape';
import { accuracy } from '../metrics/activations/accuracy';
import { crossEntropy } from '../metrics/activations/crossEntropy';
import { cosine } from '../metrics/algebra/cosine';
import { covariance } from '../metrics/algebra/covariance';
import { rowNorms } from '../metrics/algebra/rowNorms';
import { leadingComponent } from '../metrics/components/leadingComponent';
import { participationRatio } from '../metrics/components/participationRatio';
import { logitSpectrum } from '../metrics/fourier/logitSpectrum';
import { headMeanColumn } from '../metrics/gradients/headMeanColumn';
import { mean } from '../metrics/statistics/mean';
import { forward } from '../models/mlp';

/** One row of a run's history; float64 from the float32 parameters, losses in nats, fractions 0..1. */
export interface HistoryRow {
  readonly train_accuracy: number;
  readonly test_accuracy: number;
  /** Mean cross-entropy over the training and over the test samples. */
  readonly train_loss: number;
  readonly test_loss: number;
  /** Sum over training samples of Zipf weight x cross-entropy: what is minimised. */
  readonly weighted_loss: number;
  /** Of the training activations h1. */
  readonly h1_pc1_variance_fraction: number;
  readonly h1_participation_ratio: number;
  readonly h1_mean_norm: number;
  /** Share of the logits' energy along cos and sin of 2 pi k (a + b - c) / p, all k from 1 up (Nanda et al.). */
  readonly fourier_logit_energy: number;
  /** Over training samples and classes: what the softmax does not see; in logits. */
  readonly mean_logit: number;
  /** |cos| of h1 PC1 with the mean over classes of the head's columns. */
  readonly cos_h1_pc1_head_mean: number;
}

/** Columns that histories of earlier releases lack. */
export const LATER_COLUMNS = [
  'mean_logit',
  'cos_h1_pc1_head_mean',
] as const satisfies readonly (keyof HistoryRow)[];

/** @param weights loss weight of each training sample. */
export function historyRow(
  parameters: NamedArrays,
  shape: TaskShape,
  { train, test }: Pick<ModularAddition, 'train' | 'test'>,
  weights: ArrayLike<number>,
): HistoryRow {
  const onTrain = forward(parameters, shape, train.pairs);
  const onTest = forward(parameters, shape, test.pairs);
  const trainLosses = crossEntropy(onTrain.logits, train.labels);
  const spread = covariance(onTrain.h1);
  const pc1 = leadingComponent(spread);
  const { energies, total } = logitSpectrum(
    [
      { rows: onTrain.logits, labels: train.labels },
      { rows: onTest.logits, labels: test.labels },
    ],
    shape.p,
  );
  return {
    train_accuracy: accuracy(onTrain.logits, train.labels),
    test_accuracy: accuracy(onTest.logits, test.labels),
    train_loss: mean(trainLosses),
    test_loss: mean(crossEntropy(onTest.logits, test.labels)),
    weighted_loss: trainLosses.reduce((sum, loss, i) => sum + weights[i] * loss, 0),
    h1_pc1_variance_fraction: pc1.fraction,
    h1_participation_ratio: participationRatio(spread),
    h1_mean_norm: mean(rowNorms(onTrain.h1)),
    fourier_logit_energy: energies.subarray(1).reduce((sum, energy) => sum + energy, 0) / total,
    mean_logit: mean(onTrain.logits.data),
    cos_h1_pc1_head_mean: Math.abs(
      cosine(pc1.direction, headMeanColumn(parameters['head.kernel'], shape.hidden[1])),
    ),
  };
}
