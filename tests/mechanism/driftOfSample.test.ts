import { describe, expect, it } from 'vitest';
import { roundingRow } from '../../src/gradients/roundingRow';
import { driftOfSample } from '../../src/mechanism/driftOfSample';
import { openRun } from '../../src/runs/openRun';

describe('driftOfSample of the cached state at 24,000', () => {
  const run = openRun('baseline');
  const two = [1, 2].map((rank) => driftOfSample(run, 24_000, rank));

  it('takes off the mean logit without moving any probability', () => {
    for (const { mean_logit, mean_logit_without, probability_change } of two) {
      expect(Math.abs(mean_logit)).toBeGreaterThan(1);
      expect(Math.abs(mean_logit_without)).toBeLessThan(1e-9);
      expect(probability_change).toBeLessThan(1e-12);
    }
  });

  it('has the label entries of roundingRow, and a sum by which the true entry exceeds the one as trained', () => {
    const m = Float64Array.from({ length: run.shape.hidden[1] }, (_, j) => (j === 0 ? 1 : 0));
    const row = roundingRow(run, run.state(24_000), m);
    expect(two.map(({ label_true }) => label_true)).toEqual([row.true_1, row.true_2]);
    expect(two.map(({ label_trained }) => label_trained)).toEqual([row.trained_1, row.trained_2]);
    for (const { row_sum, label_true, label_trained } of two)
      expect(row_sum).toBeCloseTo(label_trained - label_true, 4);
  });

  it('names the pair of that rank', () => {
    expect(two.map(({ rank, pair }) => [rank, pair])).toEqual([
      [1, '14 + 42'],
      [2, '20 + 89'],
    ]);
  });

  it.each([0, 1.5, 2_823])('refuses rank %d', (rank) => {
    expect(() => driftOfSample(run, 24_000, rank)).toThrow(
      `rank: expected a whole number from 1 to 2822, got ${rank}`,
    );
  });
});
