import { describe, expect, it } from 'vitest';
import { h1GradientsAsTrained } from '../../src/engine/h1GradientsAsTrained';
import { logitGradientsAsTrained } from '../../src/engine/logitGradientsAsTrained';
import { matrix, row } from '../../src/engine/matrix';
import { essayAdamW, type TaskProblem } from '../../src/engine/taskProblem';
import { InputError } from '../../src/inputError';
import { labelEntries } from '../../src/metrics/gradients/labelEntries';
import { logitGradients } from '../../src/metrics/gradients/logitGradients';
import { LABEL_GRADIENTS } from './referenceStep';
import { openEngine, problemOf, startOf, zeros } from './taskFixtures';

/** One sample of weight 0.25 whose logits are `logits`, label 0. */
function sampleOf(logits: number[]) {
  const shape = { p: logits.length, hidden: [4, 4] } as const;
  const problem: TaskProblem = {
    ...shape,
    pairs: Int32Array.of(0, 0),
    labels: Int32Array.of(0),
    weights: Float32Array.of(0.25),
  };
  return { problem, parameters: { ...zeros(shape), 'head.bias': Float32Array.from(logits) } };
}

/** The label above `others` classes that are all `z` lower. */
const above = (z: number, others: number): number[] => [z, ...new Array(others).fill(0)];

describe('logitGradientsAsTrained', () => {
  it.each(
    LABEL_GRADIENTS,
  )('are what a training step puts into the moments, bit for bit: %s', async (labelGradient) => {
    const { problem, parameters } = sampleOf([3, 1, -2, 0.5, 0]);
    const adamw = { ...essayAdamW, beta1: 0 };
    const weighted = { ...problem, weights: Float32Array.of(1) };
    const engine = await openEngine(weighted, { labelGradient, adamw, threads: 1 });
    engine.load({ step: 0, parameters, adamM: zeros(problem), adamV: zeros(problem) });
    await engine.run(1);
    const found = logitGradientsAsTrained(problem, parameters, [0], labelGradient);
    expect([...found.data]).toEqual([...engine.state().adamM['head.bias']]);
  });

  it.each(
    LABEL_GRADIENTS,
  )('weighted and sent through the head are h1GradientsAsTrained, bit for bit: %s', (labelGradient) => {
    const shape = { p: 11, hidden: [16, 24] } as const;
    const problem = problemOf(shape, 70);
    const { parameters } = startOf(shape);
    const samples = [0, 7, 8, 69];
    const found = logitGradientsAsTrained(problem, parameters, samples, labelGradient);
    const whole = h1GradientsAsTrained(problem, parameters, labelGradient);
    const f = Math.fround;
    samples.forEach((sample, i) => {
      const weighted = row(found, i).map((g) => f(g * problem.weights[sample]));
      const throughHead = Float64Array.from({ length: 24 }, (_, k) =>
        weighted.reduce((sum, g, c) => f(sum + f(g * parameters['head.kernel'][k * 11 + c])), 0),
      );
      expect([...throughHead]).toEqual([...row(whole, sample)]);
    });
  });

  // The true values are 2^24 s / (1 + s) with s = n exp(-z), from 60 decimal digits. By hand: e^-18 is a quarter of
  // 2^-24, so it vanishes beside the 1 of the label in its own lane, and the other lanes together stay below half of
  // 2^-23, the spacing of the sum; e^-17 twice is above it; e^-16 counts in every lane.
  it.each([
    [18, 4, 1.02206657714646, 0],
    [17, 4, 2.77826471331052, 2],
    [16, 4, 7.55210433594147, 8],
    [18, 96, 24.5295634817197, 18],
  ])('at %i above %i others have a true label gradient of -%d units of 2^-24, as trained -%i', (z, n, truth, rounded) => {
    const { problem, parameters } = sampleOf(above(z, n));
    const { labels } = problem;
    const logits = matrix(1, n + 1, Float64Array.from(above(z, n)));
    const [exact] = labelEntries(logitGradients(logits, labels, 'exact'), labels);
    expect(exact / -truth).toBeCloseTo(1, 12);
    const units = (labelGradient: (typeof LABEL_GRADIENTS)[number]) =>
      labelEntries(logitGradientsAsTrained(problem, parameters, [0], labelGradient), labels)[0];
    expect(Math.abs(units('subtractive'))).toBe(rounded);
    expect(units('summed') / -truth).toBeCloseTo(1, 5);
  });

  it('subtractive leaves the other entries as they are, so that the row no longer sums to 0', () => {
    const { problem, parameters } = sampleOf(above(18, 4));
    const sum = (labelGradient: (typeof LABEL_GRADIENTS)[number]) =>
      logitGradientsAsTrained(problem, parameters, [0], labelGradient).data.reduce((a, b) => a + b) * 2 ** 24;
    expect(sum('subtractive')).toBeCloseTo(1.02206, 4);
    expect(sum('summed')).toBe(0);
  });

  it('of many samples are those of each alone, whatever stands before it', () => {
    const shape = { p: 11, hidden: [16, 24] } as const;
    const problem = problemOf(shape, 70);
    const { parameters } = startOf(shape);
    const arithmetic = { labelGradient: 'centred', heaviest: 20 } as const;
    const all = logitGradientsAsTrained(problem, parameters, [...problem.labels.keys()], arithmetic);
    for (let i = 69; i >= 0; i--) {
      const one = logitGradientsAsTrained(problem, parameters, [i], arithmetic);
      expect([...one.data]).toEqual([...row(all, i)]);
    }
  });

  it.each([-1, 1, 0.5])('refuse sample %d of one', (sample) => {
    const { problem, parameters } = sampleOf([1, 0]);
    expect(() => logitGradientsAsTrained(problem, parameters, [sample])).toThrow(
      `sample: expected 0..0, got ${sample}`,
    );
  });

  it('refuse parameters of another model', () => {
    const { problem, parameters } = sampleOf([1, 0]);
    const wrong = { ...parameters, 'head.bias': new Float32Array(3) };
    expect(() => logitGradientsAsTrained(problem, wrong, [0])).toThrow(InputError);
  });
});
