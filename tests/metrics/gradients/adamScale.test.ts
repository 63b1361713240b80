import { describe, expect, it } from 'vitest';
import { essayAdamW } from '../../../src/engine/taskProblem';
import { adamScale } from '../../../src/metrics/gradients/adamScale';

const LATE = 1_000_000;
const names = ['head.bias', 'head.kernel', 'hidden1.kernel'];

/** A state with moments by name, in the order of `names`. */
const stateOf = (m: number[][], v: number[][], step = LATE) => ({
  step,
  adamM: Object.fromEntries(m.map((values, i) => [names[i], Float32Array.from(values)])),
  adamV: Object.fromEntries(v.map((values, i) => [names[i], Float32Array.from(values)])),
});

describe('adamScale', () => {
  it('is in units of epsilon, over all parameters and of head and hidden1', () => {
    const units = [
      [1, 2],
      [3, 4],
      [0, 0.5, 10],
    ];
    const v = units.map((values) => values.map((u) => (u * 2 ** -27) ** 2));
    const m = v.map((values) => values.map(() => 0));
    const found = adamScale(stateOf(m, v), { ...essayAdamW, epsilon: 2 ** -27 });
    expect(found.median).toBeCloseTo(2, 6);
    expect(found.tenth).toBeCloseTo(0, 6);
    expect(found.ninetieth).toBeCloseTo(10, 5);
    expect(found.below).toBe(2 / 7);
    expect(found.head).toBeCloseTo(Math.sqrt((9 + 16) / 2), 6);
    expect(found.hidden1).toBeCloseTo(Math.sqrt((0.25 + 100) / 3), 6);
    expect(found.step).toBe(0);
  });

  it('corrects both moments for their start at zero', () => {
    // After one step from g: m = 0.1 g, v = 0.001 g², so that m̂ = g, v̂ = g² and the step is of length 1.
    const g = 1e-3;
    const found = adamScale(
      stateOf([[0.1 * g], [0.1 * g], [-0.1 * g]], [[1e-3 * g * g], [1e-3 * g * g], [1e-3 * g * g]], 1),
      essayAdamW,
    );
    expect(found.step).toBeCloseTo(1, 4);
    expect((found.median * essayAdamW.epsilon) / g).toBeCloseTo(1, 4);
  });

  it.each([
    [1e-8, 0.5],
    [1e-12, 1],
  ])('shows what epsilon %d leaves of a step whose gradients are 1e-8: %d', (epsilon, step) => {
    const same = [[1e-8], [1e-8], [1e-8]];
    const found = adamScale(stateOf(same, [[1e-16], [1e-16], [1e-16]]), { ...essayAdamW, epsilon });
    expect(found.step).toBeCloseTo(step, 3);
  });

  it('says nothing before the first step', () => {
    for (const value of Object.values(adamScale(stateOf([[0]], [[0]], 0), essayAdamW)))
      expect(value).toBeNaN();
  });
});
