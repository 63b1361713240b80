import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analysis/analyze';
import { matrix, row } from '../../src/engine/matrix';
import { randomDirections } from '../../src/metrics/algebra/randomDirections';
import { glpBytes } from '../../src/models/glp/glpFile';

/** 60 rows of 10 numbers, the last constant. */
function activations() {
  const out = matrix(60, 10, randomDirections(60, 10, 2).data);
  for (let i = 0; i < 60; i++) row(out, i)[9] = 4;
  return out;
}
const weights = Float64Array.from({ length: 60 }, (_, i) => 1 / (i + 1));
const prior = { steps: 8, size: 'small', seed: 1 } as const;

describe('analyze with a prior', () => {
  it('adds what its residuals say, the same bytes for any thread count, and at any width', async () => {
    const found = await analyze({ activations: activations(), weights, prior });
    const [first, ...rest] = found.rows;
    for (const name of ['residual_pc1_share', 'cos_residual_pc1', 'cos_residual_pc1_without_ones']) {
      expect(first[name]).toBeGreaterThan(0);
      expect(first[name]).toBeLessThanOrEqual(1);
    }
    expect(first.prior_rows).toBe(60);
    expect(Math.abs(Number(first.reconstruction_centred))).toBeLessThanOrEqual(1);
    expect(Number(first.frechet_ratio)).toBeCloseTo(
      Number(first.frechet_generated) / Number(first.frechet_halves),
      12,
    );
    expect(Math.abs(Number(first.spearman_weight_novelty))).toBeLessThanOrEqual(1);
    const all = rest.find(({ of }) => of === 'all');
    expect(Number(all?.novelty)).toBeCloseTo(Number(first.novelty_train), 10);
    // A constant column has no residual.
    expect(found.residualPc1).toHaveLength(10);
    expect(Math.abs(found.residualPc1?.[9] ?? 1)).toBeLessThan(1e-6);
    const again = await analyze({ activations: activations(), weights, prior: { ...prior, threads: 2 } });
    expect(JSON.stringify(again)).toBe(JSON.stringify(found));
    expect(Buffer.from(glpBytes(again.prior!)).equals(glpBytes(found.prior!))).toBe(true);
  });

  it('measures novelty of test rows where there are some', async () => {
    const labels = Int32Array.from({ length: 60 }, (_, i) => i % 3);
    const { rows } = await analyze({
      activations: activations(),
      labels,
      test: activations(),
      testLabels: labels,
      prior,
    });
    expect(Number(rows[0].novelty_test)).toBeGreaterThan(0);
  });
});
