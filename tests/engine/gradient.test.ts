import { describe, expect, it } from 'vitest';
import { essayAdamW } from '../../src/engine/taskProblem';
import type { TaskState } from '../../src/engine/taskState';
import { LABEL_GRADIENTS, referenceGradient, referenceStep, widened } from './referenceStep';
import { largestDifference, openEngine, problemOf, startOf, trained, zeros } from './taskFixtures';

/** With beta1 = 0 the first moment after a step is the gradient itself, unscaled. */
const bare = { ...essayAdamW, beta1: 0 };

const cases = [
  { p: 7, hidden: [12, 20], n: 33 },
  { p: 2, hidden: [1, 1], n: 3 },
  { p: 5, hidden: [3, 9], n: 1 },
  { p: 8, hidden: [8, 16], n: 64 },
  { p: 11, hidden: [33, 7], n: 100 },
  { p: 31, hidden: [40, 24], n: 700 },
] as const;

describe('the gradient of the engine', () => {
  for (const { p, hidden, n } of cases) {
    it.each(
      LABEL_GRADIENTS,
    )(`is that of a float64 chain rule for p = ${p}, widths ${hidden}, ${n} samples: %s`, async (labelGradient) => {
      const [problem, start] = [problemOf({ p, hidden }, n), startOf({ p, hidden })];
      const { gradient, h1Gradients } = referenceGradient(problem, widened(start.parameters));
      const engine = await openEngine(problem, { labelGradient, adamw: bare, threads: 1 });
      engine.load(start);
      const h1 = await engine.h1Gradients();
      expect(largestDifference({ h1 }, { h1: h1Gradients })).toBeLessThan(1e-6);
      await engine.run(1);
      expect(largestDifference(engine.state().adamM, gradient)).toBeLessThan(1e-6);
    });
  }

  it('is nothing for samples without weight', async () => {
    const shape = { p: 7, hidden: [12, 20] } as const;
    const problem = problemOf(shape, 33);
    const some = { ...problem, weights: problem.weights.map((w, i) => (i % 3 === 0 ? w : 0)) };
    const { gradient } = referenceGradient(some, widened(startOf(shape).parameters));
    const state = await trained(some, startOf(shape), 1, { adamw: bare });
    expect(largestDifference(state.adamM, gradient)).toBeLessThan(1e-6);
    const none = { ...problem, weights: new Float32Array(33) };
    const { adamM, adamV } = await trained(none, startOf(shape), 5);
    expect(largestDifference(adamM, zeros(shape))).toBe(0);
    expect(largestDifference(adamV, zeros(shape))).toBe(0);
  });

  it('leaves the state alone when only h1 gradients are asked for', async () => {
    const shape = { p: 7, hidden: [12, 20] } as const;
    const engine = await openEngine(problemOf(shape, 33));
    engine.load(startOf(shape));
    await engine.h1Gradients();
    expect(engine.state()).toEqual(startOf(shape));
  });
});

describe('the AdamW step of the engine', () => {
  const shape = { p: 7, hidden: [12, 20] } as const;
  const problem = problemOf(shape, 33);

  it.each([
    ["the essay's", essayAdamW],
    [
      'other betas and no decay',
      { learningRate: 3e-3, beta1: 0.7, beta2: 0.9, epsilon: 1e-4, weightDecay: 0 },
    ],
  ])('is that of optax, in float64, over ten steps: %s', async (_, adamw) => {
    const start = startOf(shape);
    const warm = await trained(problem, start, 3, { adamw });
    let reference = { ...warm, ...widenedState(warm) };
    for (let step = 0; step < 10; step++) reference = referenceStep(problem, reference, adamw);
    const ours = await trained(problem, warm, 10, { adamw });
    expect(ours.step).toBe(13);
    expect(largestDifference(ours.adamM, reference.adamM)).toBeLessThan(1e-6);
    expect(largestDifference(ours.adamV, reference.adamV)).toBeLessThan(1e-6);
    expect(largestDifference(ours.parameters, reference.parameters)).toBeLessThan(1e-5);
  });

  it('only decays what has no gradient', async () => {
    const none = { ...problem, weights: new Float32Array(33) };
    const start = startOf(shape);
    const { parameters } = await trained(none, start, 10);
    const decayed = Object.fromEntries(
      Object.entries(start.parameters).map(([name, x]) => [name, x.map((v) => v * (1 - 1e-3) ** 10)]),
    );
    expect(largestDifference(parameters, decayed)).toBeLessThan(3e-7);
  });

  it('sets what falls below 1e-30 to zero, so that nothing becomes denormal', async () => {
    const none = { ...problem, weights: new Float32Array(33) };
    const start = startOf(shape);
    const tiny = { ...start.parameters, 'head.bias': new Float32Array(7).fill(1.0005e-30) };
    const { parameters } = await trained(none, { ...start, parameters: tiny }, 1);
    expect([...parameters['head.bias']]).toEqual(Array(7).fill(0));
  });
});

function widenedState({ parameters, adamM, adamV }: TaskState) {
  return { parameters: widened(parameters), adamM: widened(adamM), adamV: widened(adamV) };
}
