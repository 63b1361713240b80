import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/data/json/canonicalJson';
import { initialState } from '../../src/training/initialState';
import { parseRunConfig } from '../../src/training/parseRunConfig';
import { configHash, essayConfig, runData } from '../../src/training/runConfig';

describe('configHash', () => {
  const config = essayConfig(42);

  it('changes with everything that can change a bit', () => {
    const others = [
      { ...config, task: { ...config.task, seed: 43 } },
      { ...config, task: { ...config.task, p: 89 } },
      { ...config, task: { ...config.task, train_fraction: 0.31 } },
      { ...config, task: { ...config.task, zipf_exponent: 1.4 } },
      { ...config, hidden: [128, 127] as const },
      { ...config, adamw: { ...config.adamw, epsilon: 1e-7 } },
      { ...config, label_gradient: 'summed' as const },
      { ...config, arithmetic: 'tfjs-wasm' },
      { ...config, from: { epoch: 20_000, sha256: 'ab' } },
    ];
    expect(new Set([config, ...others].map(configHash)).size).toBe(others.length + 1);
  });

  it('does not depend on the order of keys, and survives the file', () => {
    const turned = Object.fromEntries(Object.entries(config).reverse()) as unknown as typeof config;
    expect(configHash(turned)).toBe(configHash(config));
    expect(configHash(parseRunConfig(canonicalJson(config), 'config.json'))).toBe(configHash(config));
  });
});

describe('runData', () => {
  it("has the essay's 2,822 training samples, weights that sum to 1, and float32 weights for training", () => {
    const { split, weights, problem } = runData(essayConfig(42));
    expect([split.train.labels.length, split.test.labels.length]).toEqual([2822, 6587]);
    expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(problem.weights).toEqual(Float32Array.from(weights));
    expect(problem.pairs).toBe(split.train.pairs);
  });
});

describe('initialState', () => {
  it('is at step 0 with moments of nothing', () => {
    const { step, adamM, adamV } = initialState(essayConfig(0));
    expect(step).toBe(0);
    for (const array of [...Object.values(adamM), ...Object.values(adamV)])
      expect(array.every((x) => x === 0)).toBe(true);
  });
});
