import { describe, expect, it } from 'vitest';
import { logitGradientsAsTrained } from '../../src/engine/logitGradientsAsTrained';
import { gradientRow } from '../../src/gradients/gradientRow';
import { roundingRow } from '../../src/gradients/roundingRow';
import { heaviest } from '../../src/metrics/statistics/heaviest';
import { onsetDirection } from '../../src/priors/onsetDirection';
import { openRun } from '../../src/runs/openRun';

describe('roundingRow of the cached state at 20,000', () => {
  const run = openRun('baseline');
  const state = run.state(20_000);
  const m = onsetDirection(run, 25_700);
  const row = roundingRow(run, state, m);

  it('has the effective gradients of gradientRow, and what parts them', () => {
    const gradient = gradientRow(run, state.parameters, m);
    for (const name of [
      'h1_pc1_variance_fraction',
      'cos_exact',
      'cos_float32',
      'norm_exact',
      'norm_float32',
    ] as const)
      expect([name, row[name]]).toEqual([name, gradient[name]]);
    expect(row.error_share).toBeCloseTo(row.error_norm / row.norm_float32, 12);
    const along = row.norm_float32 * row.cos_float32 - row.norm_exact * row.cos_exact;
    expect((row.error_norm * row.cos_error) / along).toBeCloseTo(1, 8);
  });

  it('has the two heaviest samples in order, and their label gradients as the step has them', () => {
    const { weights, problem } = run.data;
    const top = heaviest(weights, 2);
    expect([row.weight_1, row.weight_2]).toEqual(top.map((i) => weights[i]));
    const gradients = logitGradientsAsTrained(problem, state.parameters, top);
    const entries = top.map((i, k) => gradients.data[k * 97 + problem.labels[i]] * 2 ** 24);
    expect([row.trained_1, row.trained_2]).toEqual(entries);
    for (const units of entries) expect(Number.isInteger(units)).toBe(true);
    expect(Math.max(row.true_1, row.true_2)).toBeLessThan(0);
  });

  it('lays the error on the cancellation alone: summed, float32 is exact to 1e-4', () => {
    expect(row.summed_error_share).toBeLessThan(1e-4);
    const summed = { ...run, config: { ...run.config, label_gradient: 'summed' as const } };
    const without = roundingRow(summed, state, m);
    expect(without.error_norm / without.norm_exact).toBe(without.summed_error_share);
    expect(without.summed_error_share).toBe(row.summed_error_share);
    expect(without.trained_1 / row.true_1).toBeCloseTo(1, 4);
    expect(without.true_1).toBe(row.true_1);
  });

  it('measures AdamW in the epsilon of the run', () => {
    const adamw = { ...run.config.adamw, epsilon: 1e-9 };
    const finer = roundingRow({ ...run, config: { ...run.config, adamw } }, state, m);
    expect(finer.sqrt_v_median).toBeCloseTo(10 * row.sqrt_v_median, 8);
    expect(finer.step_rms).toBeGreaterThan(row.step_rms);
  });
});
