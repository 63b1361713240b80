import { biasCorrection } from '../../engine/biasCorrection';
import type { AdamWOptions, TaskProblem } from '../../engine/taskProblem';
import type { TaskState } from '../../engine/taskState';
import { hidden } from '../../models/mlp';
import { heaviest } from '../statistics/heaviest';
import { mean } from '../statistics/mean';

/** A row's sum that is given in units of this. */
const UNIT = 2 ** -24;

/**
 * The constant drive on all logits of the heaviest samples, in units of 2^-24 a row, above which it feeds itself.
 *
 * With D = C 2^-24 the drive adds w D / p to every entry of dL/dlogits of such a sample, so w D mu to its dL/dh1, mu the
 * mean over classes of the head's columns. AdamW's steps are G = learning rate x mean of 1 / (sqrt(v̂) + epsilon) times
 * a gradient that small. To first order, with y = sum of w h1 over the samples and h0~ = (h0, 1),
 *
 *     dy / dt = -G1 D K mu,   dmu / dt = -G2 (D / p) y,   K = |sum of w h0~|^2,
 *
 * and both decay by learning rate x weight decay. What grows does so at D sqrt(G1 G2 K / p); the threshold is where that
 * equals the decay. G1 is of hidden1's kernel, G2 of the head's. The rule is that of docs/what-drives-the-collapse.md.
 *
 * @param state full state, with Adam's moments. @param samples how many of the heaviest are driven.
 */
export function driveThreshold(
  state: TaskState,
  problem: TaskProblem,
  adamw: AdamWOptions,
  samples = 2,
): number {
  const { h0 } = hidden(state.parameters, problem, problem.pairs);
  const top = heaviest(problem.weights, samples);
  const summed = new Float64Array(h0.columns + 1);
  for (const i of top) {
    for (let j = 0; j < h0.columns; j++) summed[j] += problem.weights[i] * h0.data[i * h0.columns + j];
    summed[h0.columns] += problem.weights[i];
  }
  const k = summed.reduce((sum, value) => sum + value * value, 0);
  const gain = (name: string) => adamw.learningRate * meanInverse(state, name, adamw);
  const growth = UNIT * Math.sqrt((gain('hidden1.kernel') * gain('head.kernel') * k) / problem.p);
  return (adamw.learningRate * adamw.weightDecay) / growth;
}

/** Over the entries of one parameter. */
function meanInverse({ step, adamV }: TaskState, name: string, { beta2, epsilon }: AdamWOptions): number {
  const correction = biasCorrection(beta2, step);
  return mean(Float64Array.from(adamV[name], (v) => 1 / (Math.sqrt(v / correction) + epsilon)));
}
