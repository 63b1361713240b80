import { describe, expect, it } from 'vitest';
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
});
