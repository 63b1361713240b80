import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/engine/matrix';
import { multiply } from '../../../src/engine/multiply';
import { essayAdamW } from '../../../src/engine/taskProblem';
import type { TaskState } from '../../../src/engine/taskState';
import { driveThreshold } from '../../../src/metrics/gradients/driveThreshold';
import { initialState } from '../../../src/training/initialState';
import { runData } from '../../../src/training/runConfig';
import { smallConfig } from '../../training/runFixtures';

const { problem } = runData(smallConfig);
const start = initialState(smallConfig);
/** Far in, so that the bias correction is 1; every second moment is the square of `root`. */
const stateOf = (root: number): TaskState => ({
  ...start,
  step: 1_000_000,
  adamV: Object.fromEntries(
    Object.entries(start.parameters).map(([name, values]) => [name, values.map(() => root ** 2)]),
  ),
});

describe('driveThreshold', () => {
  it('grows as the weight decay does, and not with the learning rate', () => {
    const at = (change: object) => driveThreshold(stateOf(2 ** -20), problem, { ...essayAdamW, ...change });
    expect(at({ weightDecay: 0.25 }) / at({})).toBeCloseTo(0.25, 12);
    expect(at({ learningRate: 0.1 }) / at({})).toBeCloseTo(1, 12);
  });

  it('is in proportion to sqrt(v̂) + epsilon where all moments are alike', () => {
    const at = (root: number) => driveThreshold(stateOf(root), problem, { ...essayAdamW, epsilon: 2 ** -20 });
    expect(at(3 * 2 ** -20) / at(2 ** -20)).toBeCloseTo(2, 6);
    expect(at(0) / at(2 ** -20)).toBeCloseTo(0.5, 6);
  });

  it('falls where more samples are driven', () => {
    const at = (samples: number) => driveThreshold(stateOf(0), problem, essayAdamW, samples);
    expect(at(2)).toBeLessThan(at(1));
    expect(at(20)).toBeLessThan(at(2));
  });

  it('is the drive at which what it does to head and hidden1, iterated, neither grows nor decays', () => {
    const state = stateOf(2 ** -22);
    const [p, n0, n1] = [problem.p, ...problem.hidden];
    const drive = driveThreshold(state, problem, essayAdamW, 1) * 2 ** -24;
    const { parameters } = state;
    const i = problem.weights.indexOf(Math.max(...problem.weights));
    const [a, b] = problem.pairs.subarray(2 * i);
    const kernel = parameters['hidden0.kernel'];
    const h0 = Float64Array.from({ length: n0 }, (_, j) =>
      Math.max(0, kernel[a * n0 + j] + kernel[(p + b) * n0 + j] + parameters['hidden0.bias'][j]),
    );
    const step = essayAdamW.learningRate / (2 ** -22 + essayAdamW.epsilon);
    const decay = 1 - essayAdamW.learningRate * essayAdamW.weightDecay;
    // A perturbation of hidden1's kernel and bias, and one of the head's mean column, by gradient steps of the drive.
    const hidden1 = matrix(n0 + 1, n1);
    let mu = Float64Array.from({ length: n1 }, (_, j) => 1e-6 * (j + 1));
    const lengths: number[] = [];
    const input = matrix(1, n0 + 1, Float64Array.of(...h0, 1));
    for (let t = 0; t < 20_000; t++) {
      const h1 = multiply(input, hidden1).data;
      const weight = problem.weights[i] * drive * step;
      for (let l = 0; l <= n0; l++) {
        for (let j = 0; j < n1; j++)
          hidden1.data[l * n1 + j] = decay * hidden1.data[l * n1 + j] - weight * input.data[l] * mu[j];
      }
      mu = mu.map((value, j) => decay * value - (weight / p) * h1[j]);
      lengths.push(Math.hypot(...mu));
    }
    expect(lengths[19_999] / lengths[15_000]).toBeCloseTo(1, 2);
  });
});
