import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { h1GradientsAsTrained } from '../../src/engine/h1GradientsAsTrained';
import { TaskEngine } from '../../src/engine/taskEngine';
import { gradientRow } from '../../src/gradients/gradientRow';
import { InputError } from '../../src/inputError';
import { signDirection } from '../../src/metrics/activations/signDirection';
import { cosine } from '../../src/metrics/algebra/cosine';
import { covariance } from '../../src/metrics/algebra/covariance';
import { leadingComponent } from '../../src/metrics/components/leadingComponent';
import { gradientAlignment } from '../../src/metrics/gradients/gradientAlignment';
import { snapshotMetrics } from '../../src/metrics/snapshotMetrics';
import { forward } from '../../src/models/mlp';
import { initialParameters } from '../../src/random/initialParameters';
import { essayConfig, runData } from '../../src/training/runConfig';
import { goldenSnapshot } from '../metrics/goldenSnapshots';
import { tinyConfig } from '../runs/tinyRun';

describe('gradientRow of a golden snapshot', () => {
  const config = essayConfig(42);
  const shape = { p: 97, hidden: config.hidden };
  const data = runData(config);
  const { parameters } = goldenSnapshot(26_000);
  const { h1 } = forward(parameters, shape, data.split.train.pairs);
  const m = signDirection(leadingComponent(covariance(h1)).direction, h1, data.weights);
  const row = gradientRow({ shape, data, config }, parameters);

  it('has in its exact columns what snapshotMetrics calls gradient_exact', () => {
    const metrics = snapshotMetrics({ parameters, shape, split: data.split, weights: data.weights });
    expect(row).toMatchObject({
      h1_pc1_variance_fraction: metrics.h1_pc1_variance_fraction,
      cos_exact: metrics.gradient_exact.cos_effective_gradient_h1_pc1,
      norm_exact: metrics.gradient_exact.effective_gradient_norm,
      top_share_exact: metrics.gradient_exact.top_1pct_abs_share_along_pc1,
      cos_top_exact: metrics.gradient_exact.cos_top_1pct_force_h1_pc1,
    });
    const { gradient_float32_as_trained: likely } = metrics;
    expect(Math.sign(row.cos_float32)).toBe(Math.sign(likely.cos_effective_gradient_h1_pc1));
    expect(Math.abs(row.top_share_float32 - likely.top_1pct_abs_share_along_pc1)).toBeLessThan(0.1);
  });

  it("has in its float32 columns the forces of the engine's own training step", () => {
    const trained = gradientAlignment(h1GradientsAsTrained(data.problem, parameters), m, data.weights);
    expect(row).toMatchObject({
      cos_float32: trained.cosine,
      norm_float32: trained.norm,
      top_share_float32: trained.topShare,
      cos_top_float32: trained.topCosine,
    });
  });

  it('is along h1 PC1, and in that arithmetic the two disagree about the force', () => {
    expect(row.cos_pc1_m).toBeCloseTo(1, 12);
    expect(row.cos_top_float32).toBeLessThan(-0.5);
    expect(Math.abs(row.cos_top_exact)).toBeLessThan(0.1);
    expect(row.orthogonal_carriers).toBeGreaterThan(1);
  });

  it('takes the direction that it is given, and turns its signs with it', () => {
    const opposite = gradientRow(
      { shape, data, config },
      parameters,
      m.map((value) => -value),
    );
    expect(opposite.cos_pc1_m).toBeCloseTo(1, 12);
    for (const name of ['cos_float32', 'cos_exact', 'cos_top_float32', 'cos_top_exact'] as const)
      expect(opposite[name]).toBeCloseTo(-row[name], 12);
    for (const name of ['top_share_float32', 'top_share_exact', 'norm_exact', 'norm_float32'] as const)
      expect(opposite[name]).toBeCloseTo(row[name], 12);
    const axis = Float64Array.from({ length: 128 }, (_, i) => Number(i === 0));
    const along = gradientRow({ shape, data, config }, parameters, axis);
    expect(along.cos_pc1_m).toBeCloseTo(Math.abs(cosine(m, axis)), 12);
    expect(along.norm_exact).toBe(row.norm_exact);
  });
});

describe('h1GradientsAsTrained', () => {
  const { problem } = runData(tinyConfig);
  const parameters = initialParameters(3, problem);
  const zeros = Object.fromEntries(
    Object.entries(parameters).map(([name, values]) => [name, new Float32Array(values.length)]),
  );
  const engines: TaskEngine[] = [];

  beforeAll(async () => {
    for (const labelGradient of ['subtractive', 'summed'] as const)
      engines.push(await TaskEngine.create(problem, { labelGradient, threads: 1 }));
  });
  afterAll(() => Promise.all(engines.map((engine) => engine.close())));

  it.each([
    ['subtractive', 0, 0],
    ['subtractive', 0, 150],
    ['summed', 1, 0],
    ['summed', 1, 150],
  ] as const)('are those of TaskEngine bit for bit: %s, after %s %s steps', async (labelGradient, which, steps) => {
    const engine = engines[which];
    engine.load({ step: 0, parameters, adamM: zeros, adamV: zeros });
    await engine.run(steps);
    const theirs = await engine.h1Gradients();
    const ours = h1GradientsAsTrained(problem, engine.state().parameters, labelGradient);
    expect([ours.rows, ours.columns]).toEqual([problem.labels.length, 8]);
    expect(Float32Array.from(ours.data)).toEqual(theirs);
    expect(theirs.some((value) => value !== 0)).toBe(true);
  });

  it('refuse parameters of another model', () => {
    expect(() => h1GradientsAsTrained(problem, { ...parameters, 'head.bias': new Float32Array(5) })).toThrow(
      InputError,
    );
  });
});
