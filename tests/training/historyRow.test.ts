import { describe, expect, it } from 'vitest';
import { accuracy } from '../../src/metrics/activations/accuracy';
import { covariance } from '../../src/metrics/algebra/covariance';
import { leadingComponent } from '../../src/metrics/components/leadingComponent';
import { forward } from '../../src/models/mlp';
import { historyRow } from '../../src/training/historyRow';
import { goldenMetrics, goldenSnapshot } from '../metrics/goldenSnapshots';

describe('historyRow', () => {
  it.each(
    goldenMetrics.map((golden) => [golden.epoch, golden] as const),
  )('has the values of NumPy at epoch %i of the JAX run', (epoch, golden) => {
    const { parameters, shape, split, weights } = goldenSnapshot(epoch);
    const row = historyRow(parameters, shape, split, weights);
    expect(row.train_accuracy).toBe(golden.train_accuracy);
    expect(row.test_accuracy).toBe(golden.test_accuracy);
    const pairs = [
      [row.train_loss, golden.mean_train_loss],
      [row.weighted_loss, golden.weighted_loss],
      [row.h1_pc1_variance_fraction, golden.h1_pc1_variance_fraction],
      [row.h1_participation_ratio, golden.h1_participation_ratio],
      [row.h1_mean_norm, golden.h1_mean_norm_train],
    ];
    for (const [ours, theirs] of pairs) expect(Math.abs(ours / theirs - 1)).toBeLessThan(1e-9);
    expect(row.test_loss).toBeGreaterThan(row.train_loss);
    expect(row.fourier_logit_energy).toBeGreaterThan(0.1);
    expect(row.fourier_logit_energy).toBeLessThanOrEqual(1);
  });

  it('says of logits that all move together what nothing else in it says', () => {
    const { parameters, shape, split, weights } = goldenSnapshot(goldenMetrics[0].epoch);
    const moved = { ...parameters, 'head.bias': parameters['head.bias'].map((b) => b - 256) };
    const [before, after] = [parameters, moved].map((given) => historyRow(given, shape, split, weights));
    expect(after.mean_logit).toBeCloseTo(before.mean_logit - 256, 4);
    expect(after.cos_h1_pc1_head_mean).toBe(before.cos_h1_pc1_head_mean);
    expect(after.weighted_loss / before.weighted_loss).toBeCloseTo(1, 4);
    const { logits } = forward(parameters, shape, split.test.pairs);
    expect(after.test_accuracy).toBe(accuracy(logits, split.test.labels));
  });

  it('has h1 PC1 along the mean column of a head whose columns are all alike and along it', () => {
    const { parameters, shape, split, weights } = goldenSnapshot(goldenMetrics[0].epoch);
    const pc1 = leadingComponent(covariance(forward(parameters, shape, split.train.pairs).h1)).direction;
    const head = Float32Array.from(
      { length: pc1.length * shape.p },
      (_, at) => -2 * pc1[Math.floor(at / shape.p)],
    );
    const row = historyRow({ ...parameters, 'head.kernel': head }, shape, split, weights);
    expect(row.cos_h1_pc1_head_mean).toBeCloseTo(1, 6);
  });
});
